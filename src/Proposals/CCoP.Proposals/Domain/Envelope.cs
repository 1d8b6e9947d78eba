namespace CCoP.Proposals.Domain;

/// <summary>
/// The money that rounds may promise (P01). Approvals reserve in it under its row lock, and the database holds the same rule,
/// so that no number of approvals at once can overspend it. Every change is an entry that stays; their sum is what is reserved.
/// </summary>
internal sealed class Envelope
{
    private readonly List<EnvelopeEntry> entries = [];

    private Envelope()
    {
    }

    public Id<Envelope> Id { get; private init; }

    public string SourceKey { get; private init; } = "";

    public decimal AmountEur { get; private init; }

    /// <summary>Promised by approvals and not released.</summary>
    public decimal ReservedEur { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Those made now; earlier ones are not loaded to make another.</summary>
    public IReadOnlyList<EnvelopeEntry> Entries => entries;

    public static Envelope Fund(string sourceKey, Money amount)
    {
        Rule.Require(amount.Currency == Currency.Eur && amount.Amount > 0, "envelope.amount", "An envelope is an amount in EUR above zero.");
        return new Envelope { Id = Id<Envelope>.New(), SourceKey = sourceKey, AmountEur = amount.Amount };
    }

    public Money Available => Money.Eur(AmountEur - ReservedEur);

    /// <summary>Promises an approved amount to a proposal, within what is left here and within its round's ceiling.</summary>
    public void Reserve(Money amount, Round round, Id<Proposal> proposal, LocalText reason, Guid by, DateTimeOffset now)
    {
        Rule.Available(
            amount <= Available, "envelope.short", "The envelope does not hold this much any more. Approve a smaller amount or none.",
            ("available", Available));
        round.Reserve(amount);
        Enter(EnvelopeCause.Approved, amount, round, proposal, reason, by, now);
    }

    /// <summary>Gives back what an award no longer holds.</summary>
    public void Release(EnvelopeCause cause, Money amount, Round round, Id<Proposal> proposal, LocalText reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(amount.Amount <= ReservedEur, "envelope.release", "More cannot be released than is reserved.", ("reserved", Money.Eur(ReservedEur)));
        round.Release(amount);
        Enter(cause, -amount, round, proposal, reason, by, now);
    }

    private void Enter(EnvelopeCause cause, Money amount, Round round, Id<Proposal> proposal, LocalText reason, Guid by, DateTimeOffset now)
    {
        ReservedEur += amount.Amount;
        entries.Add(EnvelopeEntry.Make(cause, amount.Amount, round.Id, proposal, reason, by, now));
    }
}

/// <summary>One reservation or release of an envelope: who, when, why, for which proposal. The database refuses to change or remove it.</summary>
internal sealed class EnvelopeEntry
{
    private EnvelopeEntry()
    {
    }

    public Id<EnvelopeEntry> Id { get; private init; }

    public Id<Envelope> EnvelopeId { get; private init; }

    public Id<Round> RoundId { get; private init; }

    public Id<Proposal> ProposalId { get; private init; }

    public EnvelopeCause Cause { get; private init; }

    /// <summary>Above zero it was reserved, below zero released.</summary>
    public decimal AmountEur { get; private init; }

    public LocalText Reason { get; private init; } = new("");

    public Guid By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static EnvelopeEntry Make(EnvelopeCause cause, decimal eur, Id<Round> round, Id<Proposal> proposal, LocalText reason, Guid by, DateTimeOffset now) => new()
    {
        Id = Id<EnvelopeEntry>.New(),
        RoundId = round,
        ProposalId = proposal,
        Cause = cause,
        AmountEur = eur,
        Reason = reason,
        By = by,
        At = now,
    };
}
