namespace CCoP.Proposals.Domain;

/// <summary>An issued award. It waits for Finance until Finance says that its ledger is open (G08).</summary>
internal sealed class Award
{
    private Award()
    {
    }

    public Id<Award> Id { get; private init; }

    public Id<Proposal> ProposalId { get; private init; }

    public Guid CopId { get; private init; }

    public LocalText Title { get; private init; } = new("");

    public PaymentOption Option { get; private init; }

    public decimal AmountEur { get; private init; }

    public AwardState State { get; private set; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>The ledger of Finance; null while waiting.</summary>
    public Guid? LedgerId { get; private set; }

    public uint Version { get; private set; }

    public static Award Issue(Proposal proposal, PaymentOption option, Money amount, DateTimeOffset now) => new()
    {
        Id = Id<Award>.New(),
        ProposalId = proposal.Id,
        CopId = proposal.CopId,
        Title = proposal.Title,
        Option = option,
        AmountEur = amount.Amount,
        MadeAt = now,
    };

    /// <summary>What the other services start from.</summary>
    public AwardMade Made(Proposal proposal) => new(
        Id.Value, ProposalId.Value, CopId, Title, proposal.Accepted, Option, Money.Eur(AmountEur),
        [.. proposal.Budget.OrderBy(line => line.Position).Where(line => line.ApprovedEur > 0).Select(line => line.ToAwardLine())],
        [.. proposal.Activities.OrderBy(activity => activity.Position).Select(activity => activity.ToAwardActivity())],
        MadeAt, proposal.HasOpenConditions);

    /// <summary>Finance opened its ledger; told twice it is the same.</summary>
    public void LedgerOpened(Guid ledger) => (State, LedgerId) = (AwardState.Open, LedgerId ?? ledger);
}
