using System.Globalization;

namespace CCoP.Web.Components.Forms;

/// <summary>An amount as typed: in Latin or Khmer digits, with or without commas between thousands.</summary>
public sealed class MoneyInput
{
    public string? Amount { get; set; }

    public string Currency { get; set; } = SharedKernel.Currency.Eur;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Amount);

    public static MoneyInput Of(Money money) => new() { Amount = money.ToString().Split(' ')[0], Currency = money.Currency };

    /// <summary>Null when it cannot be read, or has more decimals than its currency.</summary>
    public Money? Read() => MoneyJson.TryParse(Number(Amount), Currency, out var money) ? money : null;

    /// <summary>What was typed, as a plain number: Khmer digits become Latin ones, blanks and commas between thousands go.</summary>
    public static string Number(string? typed) => string.Concat((typed ?? "")
        .Where(character => !char.IsWhiteSpace(character) && character != ',')
        .Select(character => char.IsDigit(character) ? CharUnicodeInfo.GetDecimalDigitValue(character).ToString(CultureInfo.InvariantCulture) : character.ToString()));
}
