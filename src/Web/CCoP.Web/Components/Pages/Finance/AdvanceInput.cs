using CCoP.Finance.Contracts;
using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Forms;
using CCoP.Web.Submitting;

namespace CCoP.Web.Components.Pages.Finance;

/// <summary>A request for an advance, as typed.</summary>
public sealed class AdvanceInput
{
    /// <summary>Made with the form, so that a double click requests once.</summary>
    public Guid Id { get; set; }

    public uint Version { get; set; }

    public string Currency { get; set; } = SharedKernel.Currency.Usd;

    /// <summary>One for each line of option 2; those without an amount are not asked for.</summary>
    public List<Part> Lines { get; set; } = [];

    public string? Purpose { get; set; }

    public DateOnly? ActivityFrom { get; set; }

    public DateOnly? ActivityTo { get; set; }

    public DateOnly? ClearBy { get; set; }

    public sealed class Part
    {
        public Guid LineId { get; set; }

        public string? Amount { get; set; }
    }

    public static AdvanceInput For(LedgerPage ledger)
    {
        var lines = ledger.Lines.Where(line => line.Option == PaymentOption.Option2).ToList();
        return new()
        {
            Id = Guid.CreateVersion7(),
            Currency = lines.Select(line => line.Currency).FirstOrDefault(SharedKernel.Currency.Usd),
            Lines = [.. lines.Select(line => new Part { LineId = line.Id })],
        };
    }

    /// <summary>What was asked for before it was returned.</summary>
    public static AdvanceInput For(LedgerPage ledger, AdvancePage advance)
    {
        var input = For(ledger);
        (input.Id, input.Version, input.Currency, input.Purpose) = (advance.Id, advance.Version, advance.Amount.Currency, advance.Purpose);
        (input.ActivityFrom, input.ActivityTo, input.ClearBy) = (advance.ActivityFrom, advance.ActivityTo, advance.ClearBy);
        foreach (var part in input.Lines)
        {
            part.Amount = advance.Lines.Where(line => line.LineId == part.LineId).Select(line => MoneyInput.Of(line.Amount).Amount).FirstOrDefault();
        }

        return input;
    }

    /// <summary>What is asked for; an amount that cannot be read is refused at its field.</summary>
    public NewAdvance Read(Submission submission, Sentences sentences)
    {
        var lines = new List<AdvanceLine>();
        for (var i = 0; i < Lines.Count; i++)
        {
            var typed = new MoneyInput { Amount = Lines[i].Amount, Currency = Currency };
            if (typed.Read() is { Amount: > 0 } amount)
            {
                lines.Add(new(Lines[i].LineId, amount));
            }
            else if (!typed.IsEmpty)
            {
                submission.Refuse(AmountField(i), sentences.For("money.unreadable"));
            }
        }

        if (lines.Count == 0 && submission.Problems.Count == 0)
        {
            submission.Refuse(AmountField(0), sentences.For("money.not_positive"));
        }

        if (ActivityTo < ActivityFrom)
        {
            submission.Refuse("Form.ActivityTo", sentences.For("advance.dates"));
        }

        return new(Id, lines, Purpose ?? "", ActivityFrom, ActivityTo, ClearBy);
    }

    /// <summary>The field that a refusal is about.</summary>
    public string? Field(ApiException refused) => refused.Code switch
    {
        "award.short" => AmountField(0),
        "line.short" or "line.unknown" or "line.not_advance" when refused.Facts.TryGetValue("line", out var line) && line.TryGetGuid(out var id) =>
            AmountField(Math.Max(0, Lines.FindIndex(part => part.LineId == id))),
        "advance.clear_by" => "Form.ClearBy",
        "rate.missing" => "Form.Currency",
        _ => null,
    };

    private static string AmountField(int part) => $"Form.Lines[{part}].Amount";
}
