namespace CCoP.Proposals.Domain;

/// <summary>
/// The money that rounds may promise (P01). Approvals reserve in it under its row lock, and the database holds the same rule,
/// so that no number of approvals at once can overspend it.
/// </summary>
internal sealed class Envelope
{
    private Envelope()
    {
    }

    public Id<Envelope> Id { get; private init; }

    public string SourceKey { get; private init; } = "";

    public decimal AmountEur { get; private init; }

    /// <summary>Promised by approvals and not released.</summary>
    public decimal ReservedEur { get; private set; }

    public uint Version { get; private set; }

    public static Envelope Fund(string sourceKey, Money amount)
    {
        Rule.Require(amount.Currency == Currency.Eur && amount.Amount > 0, "envelope.amount", "An envelope is an amount in EUR above zero.");
        return new Envelope { Id = Id<Envelope>.New(), SourceKey = sourceKey, AmountEur = amount.Amount };
    }

    public Money Available => Money.Eur(AmountEur - ReservedEur);

    public void Reserve(Money amount)
    {
        Rule.Available(
            amount <= Available, "envelope.short", "The envelope does not hold this much any more. Approve a smaller amount or none.",
            ("available", Available));
        ReservedEur += amount.Amount;
    }

    /// <summary>Gives back what an award did not need.</summary>
    public void Release(Money amount)
    {
        Rule.Require(amount.Amount <= ReservedEur, "envelope.release", "More cannot be released than is reserved.", ("reserved", Money.Eur(ReservedEur)));
        ReservedEur -= amount.Amount;
    }
}
