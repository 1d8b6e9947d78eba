using CCoP.Proposals.Contracts;

namespace CCoP.Finance.Domain;

/// <summary>
/// One posting in an award's ledger. It is never updated or deleted (the database refuses), only reversed by another. Its values
/// in EUR sum to 0, and so do its amounts of each currency (N01); the database checks that too.
/// </summary>
internal sealed class Journal
{
    private readonly List<JournalLine> lines = [];

    private Journal()
    {
    }

    public Id<Journal> Id { get; private init; }

    public Id<AwardLedger> LedgerId { get; private init; }

    /// <summary>Within the ledger, from 1 without gaps.</summary>
    public int Number { get; private init; }

    public JournalKind Kind { get; private init; }

    /// <summary>The day that it counts for.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>Of the bank, or the reason of a reversal; null where there is none.</summary>
    public string? Reference { get; private init; }

    /// <summary>Null where it is about the award as a whole.</summary>
    public Id<Advance>? AdvanceId { get; private init; }

    /// <summary>The journal that this one takes back; null unless it is a reversal.</summary>
    public Id<Journal>? ReversesId { get; private init; }

    /// <summary>The rates that its values come from.</summary>
    public IReadOnlyList<RecordedRate> Rates { get; private init; } = [];

    /// <summary>A person; empty when the service itself posted it.</summary>
    public Guid PostedBy { get; private init; }

    public DateTimeOffset PostedAt { get; private init; }

    /// <summary>How many lines it was posted with: none can be added later.</summary>
    public int LineCount { get; private set; }

    public IReadOnlyList<JournalLine> Lines => lines;

    public static Journal Write(AwardLedger ledger, int number, Posting posting, Guid person, DateTimeOffset now)
    {
        var journal = new Journal
        {
            Id = Id<Journal>.New(),
            LedgerId = ledger.Id,
            Number = number,
            Kind = posting.Kind,
            Day = posting.Day,
            Reference = posting.Reference,
            AdvanceId = posting.Advance,
            ReversesId = posting.Reverses,
            Rates = posting.Rates,
            PostedBy = person,
            PostedAt = now,
        };
        journal.lines.AddRange(posting.Lines.Where(line => line.Amount.Amount != 0 || line.ValueEur != 0).Select((line, position) => line.At(position)));
        journal.LineCount = journal.lines.Count;
        return journal.IsBalanced ? journal : throw new InvalidOperationException($"A journal {posting.Kind} does not balance.");
    }

    private bool IsBalanced => lines.Count > 1
        && lines.Sum(line => line.ValueEur) == 0
        && lines.GroupBy(line => line.Amount.Currency, StringComparer.Ordinal).All(currency => currency.Sum(line => line.Amount.Amount) == 0);
}

/// <summary>What a transition wants to see posted.</summary>
internal sealed record Posting(JournalKind Kind, DateOnly Day, IReadOnlyList<JournalLine> Lines)
{
    public string? Reference { get; init; }

    public Id<Advance>? Advance { get; init; }

    public Id<Journal>? Reverses { get; init; }

    public IReadOnlyList<RecordedRate> Rates { get; init; } = [];
}

/// <summary>A debit (positive) or a credit (negative) on one account, in its currency and at its value in EUR.</summary>
internal sealed class JournalLine
{
    private JournalLine()
    {
    }

    public Id<Journal> JournalId { get; private init; }

    public int Position { get; private init; }

    public LedgerAccount Account { get; private init; }

    /// <summary>0 for an exchange difference, which has only a value.</summary>
    public Money Amount { get; private init; }

    public decimal ValueEur { get; private init; }

    /// <summary>Budget line of the award.</summary>
    public Guid? LineId { get; private init; }

    public Guid? ActivityId { get; private init; }

    public Guid? OrganisationId { get; private init; }

    public Id<Advance>? AdvanceId { get; private init; }

    public static JournalLine On(LedgerAccount account, Money amount, Money value, Advance? advance = null) => new()
    {
        Account = account,
        Amount = amount,
        ValueEur = value.Amount,
        OrganisationId = advance?.OrganisationId,
        AdvanceId = advance?.Id,
    };

    public static JournalLine On(LedgerAccount account, Money amount, Money value, AwardLine line, Advance? advance = null) => new()
    {
        Account = account,
        Amount = amount,
        ValueEur = value.Amount,
        LineId = line.Id,
        ActivityId = line.ActivityId,
        OrganisationId = line.OrganisationId,
        AdvanceId = advance?.Id,
    };

    public JournalLine Mirrored() => Copy(-Amount, -ValueEur, Position);

    public JournalLine At(int position) => Copy(Amount, ValueEur, position);

    private JournalLine Copy(Money amount, decimal value, int position) => new()
    {
        Position = position,
        Account = Account,
        Amount = amount,
        ValueEur = value,
        LineId = LineId,
        ActivityId = ActivityId,
        OrganisationId = OrganisationId,
        AdvanceId = AdvanceId,
    };
}

/// <summary>Sum of the lines of one ledger on one account, currency and budget line: kept with every posting, so that no reader adds up.</summary>
internal sealed class Balance
{
    private Balance()
    {
    }

    public Id<AwardLedger> LedgerId { get; private init; }

    public LedgerAccount Account { get; private init; }

    public string Currency { get; private init; } = "";

    /// <summary>Empty where the lines belong to no budget line.</summary>
    public Guid LineId { get; private init; }

    public decimal Amount { get; private set; }

    public decimal ValueEur { get; private set; }

    public static Balance For(JournalLine line) => new() { Account = line.Account, Currency = line.Amount.Currency, LineId = line.LineId ?? Guid.Empty };

    public bool Holds(JournalLine line) => (Account, Currency, LineId) == (line.Account, line.Amount.Currency, line.LineId ?? Guid.Empty);

    public void Add(JournalLine line) => (Amount, ValueEur) = (Amount + line.Amount.Amount, ValueEur + line.ValueEur);
}
