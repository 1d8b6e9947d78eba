using System.Globalization;
using CCoP.Finance.Contracts;
using CCoP.Web.Components.Forms;

namespace CCoP.Web.Components.Pages.Finance;

/// <summary>Receipts and cash that clear an advance, as typed.</summary>
public sealed class ClearanceInput
{
    /// <summary>As many rows as one form can carry; more receipts go into another clearance.</summary>
    public const int MostRows = 100;

    private const string DayFormat = "yyyy-MM-dd";

    public uint Version { get; set; }

    public List<Row> Lines { get; set; } = [];

    public MoneyInput CashReturned { get; set; } = new();

    /// <summary>Go on to the check page after saving.</summary>
    public bool HandIn { get; set; }

    /// <summary>Ids and days are texts here: one that cannot be read, or is empty, would take all rows with it.</summary>
    public sealed class Row
    {
        /// <summary>Empty for a receipt that is not saved yet.</summary>
        public string? Id { get; set; }

        public string? LineId { get; set; }

        public string? Day { get; set; }

        public string? Vendor { get; set; }

        public string? ReceiptNumber { get; set; }

        public string? Description { get; set; }

        public MoneyInput Amount { get; set; } = new();

        public Guid? SavedId => Guid.TryParse(Id, out var id) ? id : null;

        public DateOnly? ReadDay => DateOnly.TryParseExact(Day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        /// <summary>Only what was filled in beforehand.</summary>
        public bool IsEmpty => Amount.IsEmpty && string.IsNullOrWhiteSpace(Day + Vendor + ReceiptNumber + Description);

        /// <summary>What is missing or cannot be read: the field, and the code of the sentence.</summary>
        public IEnumerable<(string Field, string Code)> Problems() =>
            from field in new (string Name, bool IsMissing, bool IsWrong)[]
            {
                (nameof(LineId), string.IsNullOrEmpty(LineId), false),
                (nameof(Day), ReadDay is null, false),
                (nameof(Vendor), string.IsNullOrWhiteSpace(Vendor), false),
                (nameof(ReceiptNumber), string.IsNullOrWhiteSpace(ReceiptNumber), false),
                (nameof(Description), string.IsNullOrWhiteSpace(Description), false),
                (nameof(Amount), Amount.IsEmpty, Amount.Read() is not { Amount: > 0 }),
            }
            where field.IsMissing || field.IsWrong
            select (field.Name, field.IsMissing ? "field.missing" : "money.unreadable");

        public ClearanceLine Read() => new(
            SavedId, Guid.TryParse(LineId, out var line) ? line : null, ReadDay, Vendor ?? "", ReceiptNumber ?? "", Description ?? "", Amount.Read());
    }

    public static ClearanceInput For(AdvancePage advance, ClearanceItem? open)
    {
        var input = new ClearanceInput { Version = advance.Version, CashReturned = new() { Currency = advance.Amount.Currency } };
        if (open is { CashReturned.Amount: > 0 })
        {
            input.CashReturned = MoneyInput.Of(open.CashReturned);
        }

        input.Lines.AddRange(open?.Lines.Select(line => new Row
        {
            Id = line.Id.ToString(),
            LineId = line.LineId.ToString(),
            Day = line.Day.ToString(DayFormat, CultureInfo.InvariantCulture),
            Vendor = line.Vendor,
            ReceiptNumber = line.ReceiptNumber,
            Description = line.Description,
            Amount = MoneyInput.Of(line.Amount),
        }) ?? []);
        if (input.Lines.Count == 0)
        {
            input.Add(advance);
        }

        return input;
    }

    /// <summary>Another row, for the line and in the currency of the one before it.</summary>
    public void Add(AdvancePage advance) => Lines.Add(new()
    {
        LineId = Lines is [.., var last] ? last.LineId : advance.Lines is [var only] ? only.LineId.ToString() : null,
        Amount = new() { Currency = Lines is [.., var before] ? before.Amount.Currency : advance.Amount.Currency },
    });

    public ClearanceDraft Read() => new([.. Lines.Select(row => row.Read())], CashReturned.Read());

    /// <summary>The field that a refusal is about.</summary>
    public static string? Field(ApiException refused) => refused.Code switch
    {
        "clearance.future_receipt" when refused.Facts.TryGetValue("line", out var line) => $"Form.Lines[{line.GetInt32() - 1}].Day",
        "clearance.cash" => "Form.CashReturned",
        _ => null,
    };
}
