namespace CCoP.Proposals.Contracts;

/// <summary>A joint proposal was handed in to its round, signed off by at least two legal grantees.</summary>
/// <param name="OrganisationIds">The co-applicants that accepted.</param>
public sealed record ProposalSubmitted(
    Guid ProposalId,
    Guid RoundId,
    Guid CopId,
    LocalText Title,
    IReadOnlyList<Guid> OrganisationIds,
    Money RequestedEur,
    DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => ProposalId;
}

/// <summary>The committee decided. An approval has reserved its amount in the envelope; money starts only with <see cref="AwardMade"/>.</summary>
/// <param name="ApprovedEur">Null unless it was approved.</param>
public sealed record ProposalDecided(
    Guid ProposalId,
    Guid RoundId,
    Guid CopId,
    DecisionOutcome Outcome,
    Money? ApprovedEur,
    DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => ProposalId;
}

/// <summary>The award was issued: Finance opens its ledger and Events its activities from this alone.</summary>
/// <param name="MemberIds">The co-applicants: parties of the award and of its MoU.</param>
/// <param name="Option">Default for spending; each line says its own.</param>
/// <param name="AmountEur">Sum of the lines.</param>
/// <param name="ConditionsOpen">Nothing is to be paid before <see cref="AwardConditionsMet"/>; false in messages from before there were conditions.</param>
public sealed record AwardMade(
    Guid AwardId,
    Guid ProposalId,
    Guid CopId,
    LocalText Title,
    IReadOnlyList<Guid> MemberIds,
    PaymentOption Option,
    Money AmountEur,
    IReadOnlyList<AwardLine> Lines,
    IReadOnlyList<AwardActivity> Activities,
    DateTimeOffset At,
    bool ConditionsOpen = false) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>The last open condition of an award was confirmed: Finance may pay from it (P14).</summary>
public sealed record AwardConditionsMet(Guid AwardId, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <param name="OrganisationId">The member that spends it.</param>
/// <param name="AmountEur">What was approved for it.</param>
/// <param name="Currency">In which it is meant to be spent.</param>
public sealed record AwardLine(
    Guid Id,
    string Description,
    Guid ActivityId,
    Guid OrganisationId,
    PaymentOption Option,
    Money AmountEur,
    string Currency);

/// <param name="Province">ISO 3166-2 code, for example <c>KH-12</c>.</param>
/// <param name="Place">Commune, village or venue; null where it was left open.</param>
/// <param name="Agenda">As it was planned; null in awards that were made before activities had one.</param>
public sealed record AwardActivity(Guid Id, string Title, string Province, DateOnly From, DateOnly To, string? Place = null, IReadOnlyList<AgendaEntry>? Agenda = null);

/// <summary>
/// People agreed to change an award; it counts once Finance has booked it. Finance answers with <c>AmendmentBooked</c> or
/// <c>AmendmentNotBooked</c>, each number once.
/// </summary>
/// <param name="Number">Within the award; a higher one replaces what a lower one said.</param>
/// <param name="AmountEur">Sum of the lines.</param>
/// <param name="Lines">All lines as they shall be.</param>
/// <param name="Activities">All activities as they shall be.</param>
public sealed record AmendmentAgreed(
    Guid AwardId, int Number, AmendmentKind Kind, Money AmountEur, IReadOnlyList<AwardLine> Lines, IReadOnlyList<AwardActivity> Activities, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>An award changed, and Finance has booked it. A copy keeps the one with the highest number.</summary>
/// <param name="Lines">All lines as they are now.</param>
/// <param name="ChangedActivities">Those that it changed, as they are now.</param>
public sealed record AwardAmended(
    Guid AwardId, int Number, Money AmountEur, IReadOnlyList<AwardLine> Lines, IReadOnlyList<AwardActivity> ChangedActivities, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>An award ended before it was carried out: nothing of it is left to spend.</summary>
public sealed record AwardWithdrawn(Guid AwardId, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>Fewer than two legal grantees hold an award: no money leaves for it until it is resumed or withdrawn. The latest of these two counts.</summary>
public sealed record AwardSuspended(Guid AwardId, SuspensionReason Reason, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>Two legal grantees hold a suspended award again, and the facilitator says so.</summary>
public sealed record AwardResumed(Guid AwardId, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}
