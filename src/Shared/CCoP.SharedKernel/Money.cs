using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CCoP.SharedKernel;

/// <summary>An amount in one ISO 4217 currency. Amounts of two currencies never meet without a recorded rate.</summary>
/// <param name="Amount">In units of the currency, rounded to <see cref="Currency.Decimals"/> when it is posted.</param>
/// <param name="Currency">ISO 4217 code: EUR, USD or KHR.</param>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(decimal Amount, string Currency)
{
    public static Money Eur(decimal amount) => new(amount, SharedKernel.Currency.Eur);

    public static Money Usd(decimal amount) => new(amount, SharedKernel.Currency.Usd);

    public static Money Khr(decimal amount) => new(amount, SharedKernel.Currency.Khr);

    public static Money Zero(string currency) => new(0m, currency);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    public static Money operator *(Money money, decimal factor) => (money with { Amount = money.Amount * factor }).Rounded();

    public static bool operator <(Money left, Money right) => left.Amount < right.In(left.Currency);

    public static bool operator >(Money left, Money right) => left.Amount > right.In(left.Currency);

    public static bool operator <=(Money left, Money right) => !(left > right);

    public static bool operator >=(Money left, Money right) => !(left < right);

    /// <summary>To the decimals of the currency, half away from zero.</summary>
    public Money Rounded() => this with { Amount = Math.Round(Amount, SharedKernel.Currency.Decimals(Currency), MidpointRounding.AwayFromZero) };

    /// <summary>The value in EUR at a rate of <paramref name="unitsPerEur"/> units of this currency for 1 EUR, rounded to the cent.</summary>
    public Money InEur(decimal unitsPerEur) => Eur(Amount / unitsPerEur).Rounded();

    /// <summary>What this EUR value is in another currency at its rate, rounded to that currency.</summary>
    public Money FromEur(string currency, decimal unitsPerEur) => new Money(In(SharedKernel.Currency.Eur) * unitsPerEur, currency).Rounded();

    public override string ToString() =>
        Amount.ToString("F" + SharedKernel.Currency.Decimals(Currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + " " + Currency;

    private decimal In(string currency) => Currency == currency
        ? Amount
        : throw new InvalidOperationException($"An amount in {Currency} was used as one in {currency}; convert it at a recorded rate.");
}

/// <summary>The currencies of the fund (EUR) and of spending (USD, KHR).</summary>
public static class Currency
{
    public const string Eur = "EUR";
    public const string Usd = "USD";
    public const string Khr = "KHR";

    public static IReadOnlyList<string> All { get; } = [Eur, Usd, Khr];

    public static bool IsKnown(string? code) => code is Eur or Usd or Khr;

    /// <summary>Decimals in use: the riel is whole.</summary>
    public static int Decimals(string code) => code == Khr ? 0 : 2;
}

/// <summary>On the wire: <c>{ "amount": "1200.50", "currency": "EUR" }</c>. More decimals than the currency has are refused (400).</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    private const decimal Largest = 999_999_999_999m;

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Money is an object with amount and currency.");
        }

        string? amount = null, currency = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            if (name is not ("amount" or "currency"))
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("Send amount and currency as text, for example \"1200.50\" and \"EUR\".");
            }

            if (name == "amount")
            {
                amount = reader.GetString();
            }
            else
            {
                currency = reader.GetString();
            }
        }

        return TryParse(amount, currency, out var money)
            ? money
            : throw new JsonException("Send an amount with no more decimals than its currency has, in EUR, USD or KHR.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount", value.Amount.ToString("F" + Currency.Decimals(value.Currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        writer.WriteString("currency", value.Currency);
        writer.WriteEndObject();
    }

    /// <summary>Reads an amount as the wire carries it: digits with an optional sign and a decimal point, no separators.</summary>
    public static bool TryParse(string? amount, string? currency, out Money money)
    {
        money = default;
        if (!Currency.IsKnown(currency)
            || !decimal.TryParse(amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) > Largest
            || value.Scale > 10)
        {
            return false;
        }

        money = new Money(value, currency!);
        return money == money.Rounded();
    }
}
