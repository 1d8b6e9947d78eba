using System.ComponentModel.DataAnnotations;

namespace CCoP.Membership.Contracts;

/// <summary>What an organisation is (M01). Only grantees count towards "at least two grantees" (F20, C29).</summary>
public enum OrganisationKind
{
    Grantee,
    RightsholderGroup,
    Stakeholder,
    Facilitator,
    Funder,
}

/// <summary>The life of a CoP (M06).</summary>
public enum CopState
{
    Forming,
    Established,
    Awarded,
    Active,
    GoalReached,
    Disbanded,
}

/// <summary>How a CoP meets (F08; hybrid is ours).</summary>
public enum MeetingMode
{
    Physical,
    Online,
    Hybrid,
}

/// <summary>Where an organisation stands in a CoP (M07): it counts only once it has accepted.</summary>
public enum MembershipState
{
    Invited,
    Accepted,
    Left,

    /// <summary>It said no to an invitation; it can be invited again.</summary>
    Declined,
}

/// <summary>Whether one organisation hosts another (M02).</summary>
public enum HostingState
{
    Open,
    Confirmed,
    Refuted,
}

/// <summary>What a claim is about.</summary>
public enum ClaimField
{
    Name,
    Title,
    Date,
    Place,
    Count,
    Amount,
    Kind,
    Member,
    Hosting,
    Group,
    Page,
    Plan,
    Consent,
    Wording,
}

/// <summary>How exactly a day or a number is known (C14, C19).</summary>
public enum ClaimPrecision
{
    Day,
    Days,
    Month,
    Months,
    Year,
    Undated,
    Exact,

    /// <summary>"Around": a little more or less.</summary>
    Around,

    /// <summary>"More than", "over".</summary>
    AtLeast,
}

/// <summary>What became of a discrepancy, computed from its claims.</summary>
public enum ReconciliationOutcome
{
    /// <summary>All claims of each fact mean the same.</summary>
    Agrees,

    /// <summary>Spellings, titles or dated counts that differ and all stay.</summary>
    KeptAsVariants,

    /// <summary>Claims of a fact differ, or mean nothing certain: a person decides.</summary>
    NeedsReview,

    /// <summary>A person decided on exactly these claims.</summary>
    Decided,

    /// <summary>Claims changed since: decide again.</summary>
    Changed,
}

public sealed record CopCard(Guid Id, string Slug, LocalText Name, LocalText Domain, CopState State, string Colour, int MemberCount, IReadOnlyList<string> Groups);

/// <param name="Aliases">Other spellings in use, as printed (C13).</param>
public sealed record CopPage(
    Guid Id, string Slug, LocalText Name, IReadOnlyList<string> Aliases, LocalText Domain, LocalText Practice, LocalText Community,
    IReadOnlyList<LocalText> Goals, MeetingMode MeetingMode, CopState State, string Colour,
    IReadOnlyList<CopMember> Members, IReadOnlyList<GroupItem> Groups, uint Version) : IVersioned
{
    /// <summary>What its people took from it when its goal was reached or it ended; null before.</summary>
    public LocalText? Closing { get; init; }
}

/// <param name="Since">When it joined, as precisely as it is known: <c>2024</c>, <c>2024-02</c> or <c>2024-02-25</c>; null when the source does not say.</param>
public sealed record CopMember(Guid OrganisationId, string Slug, LocalText Name, string? Acronym, OrganisationKind Kind, MembershipState State, string? Since, string? Source);

/// <param name="Code">Stable code of the rightsholder group, for example <c>lgbtiq</c>.</param>
public sealed record GroupItem(string Code, LocalText Name, int CopCount);

public sealed record OrganisationItem(Guid Id, string Slug, LocalText Name, string? Acronym, OrganisationKind Kind, IReadOnlyList<string> CopSlugs);

public sealed record OrganisationPage(
    Guid Id, string Slug, LocalText Name, string? Acronym, IReadOnlyList<string> Aliases, OrganisationKind Kind,
    IReadOnlyList<OrganisationCop> Cops, IReadOnlyList<HostingItem> Hosting, uint Version) : IVersioned;

public sealed record OrganisationCop(string Slug, LocalText Name, string Colour, MembershipState State, string? Since);

/// <summary>A claim that <paramref name="HostId"/> hosts <paramref name="HostedId"/>, open until staff rule on it with a reason.</summary>
/// <param name="Reason">Null also for a reader who is not staff, unless whoever ruled made it public.</param>
/// <param name="IsReasonPublic">Everybody may read the reason.</param>
public sealed record HostingItem(
    Guid Id, Guid HostId, string HostName, Guid HostedId, string HostedName, HostingState State, string? Source, string? Reason, bool IsReasonPublic, uint Version) : IVersioned;

/// <param name="IsReasonPublic">Everybody may read the reason; otherwise staff alone.</param>
public sealed record HostingRuling([property: Required] HostingState? State, [property: Required, StringLength(500, MinimumLength = 3)] string Reason, bool IsReasonPublic = false);

public sealed record MemberInvitation([property: Required] Guid? OrganisationId);

/// <summary>Who the signed-in person is, and in which roles they may act now.</summary>
public sealed record Me(Guid PersonId, string Name, IReadOnlyList<MyRole> Roles);

public sealed record MyRole(string Role, Guid? OrganisationId, LocalText? OrganisationName, Guid? CopId, string? CopSlug, LocalText? CopName, DateTimeOffset? To);

/// <summary>An invitation to a CoP that waits for the reader's organisation.</summary>
public sealed record MyInvitation(Guid CopId, string CopSlug, LocalText CopName, Guid OrganisationId, LocalText OrganisationName);

// People and their roles (M04): for staff.

/// <summary>Who somebody is at an organisation, beside its representatives; none of them gives a right in another service.</summary>
public static class OrganisationRoles
{
    public const string Member = "member";
    public const string Staff = "staff";
    public const string Volunteer = "volunteer";
    public const string Viewer = "viewer";

    public static IReadOnlyList<string> All { get; } = [Member, Staff, Volunteer, Viewer];
}

/// <param name="Roles">Those held now.</param>
public sealed record PersonItem(Guid Id, string Name, IReadOnlyList<HeldRole> Roles);

/// <param name="Roles">All that were ever held: the current ones first, then the latest.</param>
public sealed record PersonPage(Guid Id, string Name, IReadOnlyList<HeldRole> Roles, uint Version) : IVersioned;

/// <param name="FirstDay">In Phnom Penh.</param>
/// <param name="LastDay">The last day on which it counts; null until further notice.</param>
/// <param name="IsCurrent">It counts now.</param>
/// <param name="MayEnd">The reader may say which day is the last one.</param>
public sealed record HeldRole(
    Guid Id, string Role, LocalText? OrganisationName, LocalText? CopName, DateOnly FirstDay, DateOnly? LastDay, bool IsCurrent, bool MayEnd);

/// <param name="Role">A coarse role of the platform, or one of <see cref="OrganisationRoles"/>.</param>
/// <param name="CopId">Null: in all CoPs of the organisation.</param>
/// <param name="FirstDay">Null: today.</param>
/// <param name="LastDay">Null: until further notice.</param>
public sealed record NewRole([property: Required, StringLength(40)] string Role, Guid? OrganisationId, Guid? CopId, DateOnly? FirstDay, DateOnly? LastDay);

public sealed record RoleEnding([property: Required] DateOnly? LastDay);

// A CoP's desk: what its people work on.

/// <summary>More of a CoP than everybody sees, for people of its members and for staff.</summary>
/// <param name="Memberships">With those that ended or were declined.</param>
/// <param name="Nomination">The latest; null when nobody was nominated yet.</param>
/// <param name="Representative">Who acts for all members; null while not every member organisation has confirmed somebody (M12).</param>
/// <param name="Candidates">Who can be nominated: representatives of members.</param>
/// <param name="Steps">Its life so far, the first first.</param>
/// <param name="Missing">What it still needs before it can be established: <c>domain</c>, <c>practice</c>, <c>community</c> or <c>goal</c>.</param>
/// <param name="UnclearedAdvances">While there are any it cannot disband; the same for <paramref name="DueReports"/>.</param>
/// <param name="Grantees">Legal grantees among the members, a pair with an open hosting question as one.</param>
/// <param name="IsBelowMinimum">Fewer than two: no new request can be made (M08).</param>
/// <param name="Turns">What the reader may do with it now: <c>describe</c>, <c>establish</c>, <c>goal</c>, <c>disband</c> or <c>reopen</c>.</param>
/// <param name="OwnIds">Member organisations that the reader represents.</param>
/// <param name="MayInvite">The reader may invite organisations and nominate people.</param>
public sealed record CopDesk(
    Guid Id, string Slug, LocalText Name, CopState State, string Colour, IReadOnlyList<DeskMembership> Memberships,
    NominationItem? Nomination, NominationItem? Representative, IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<CopStepItem> Steps, IReadOnlyList<string> Missing, int UnclearedAdvances, int DueReports, int Grantees, bool IsBelowMinimum, IReadOnlyList<string> Turns,
    IReadOnlyList<Guid> OwnIds, bool MayInvite, uint Version) : IVersioned;

/// <param name="By">Null where an award or a gathering caused it.</param>
/// <param name="Role">As it was then (M04).</param>
/// <param name="Words">What its people took from it, or why.</param>
public sealed record CopStepItem(CopState State, string? By, string? Role, LocalText? Words, DateTimeOffset At);

/// <param name="Slug">Its stable name in addresses: small Latin letters, digits and hyphens.</param>
/// <param name="Colour">Name of a colour of the design system.</param>
public sealed record NewCop(
    [property: Required, StringLength(60), RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$")] string Slug, [property: Required] LocalText Name,
    [property: Required, StringLength(20)] string Colour, [property: Required] MeetingMode? MeetingMode);

/// <summary>What a CoP is about; parts may be missing while it is forming (M05).</summary>
/// <param name="Groups">Codes of the rightsholder groups it is mapped to.</param>
public sealed record CopDescription(
    [property: Required] LocalText Name, LocalText? Domain, LocalText? Practice, LocalText? Community,
    [property: Required, MaxLength(20)] IReadOnlyList<LocalText> Goals, [property: Required] MeetingMode? MeetingMode, [property: Required, MaxLength(50)] IReadOnlyList<string> Groups);

/// <summary>What its people take from it, or why it ends or is taken up again.</summary>
public sealed record CopWords([property: Required] LocalText Words);

public sealed record DeskMembership(Guid OrganisationId, string Slug, LocalText Name, OrganisationKind Kind, MembershipState State, string? Since, IReadOnlyList<DeskStep> Steps);

/// <param name="Role">As it was then (M04).</param>
public sealed record DeskStep(MembershipState State, string By, string Role, DateTimeOffset At);

public sealed record Candidate(Guid PersonId, string Name, Guid OrganisationId, LocalText OrganisationName);

/// <param name="ConfirmedBy">Member organisations that have confirmed it.</param>
/// <param name="WaitsFor">Member organisations that have not.</param>
public sealed record NominationItem(
    Guid Id, Candidate Representative, Candidate Substitute, string By, string Role, DateTimeOffset At,
    IReadOnlyList<LocalText> ConfirmedBy, IReadOnlyList<LocalText> WaitsFor);

/// <param name="RepresentativeOrganisationId">The member for which the person acts.</param>
public sealed record NewNomination(
    [property: Required] Guid? RepresentativeId, [property: Required] Guid? RepresentativeOrganisationId,
    [property: Required] Guid? SubstituteId, [property: Required] Guid? SubstituteOrganisationId);

/// <summary>A nominated representative whom the reader's organisation has not confirmed yet.</summary>
public sealed record MyNomination(string CopSlug, LocalText CopName, LocalText OrganisationName);

public sealed record NominationYes([property: Required] Guid? OrganisationId);

// Reconciliation: what the sources claim, and what became of it (G13).

/// <param name="Code">For example <c>C16</c>.</param>
/// <param name="Handling">What the import does with it.</param>
/// <param name="NeedsPerson">Differing claims are about a fact that a person has to decide.</param>
/// <param name="Decision">Null: nobody has decided.</param>
/// <param name="MayDecide">The reader may decide, or decide again.</param>
public sealed record ReconciliationRow(
    string Code, LocalText Title, LocalText Handling, bool NeedsPerson, ReconciliationOutcome Outcome,
    IReadOnlyList<ReconciledFact> Facts, ReconciliationDecision? Decision, bool MayDecide, uint Version) : IVersioned;

/// <summary>One field of one subject.</summary>
/// <param name="Values">The distinct ones.</param>
public sealed record ReconciledFact(string Subject, ClaimField Field, IReadOnlyList<ClaimedValue> Values);

/// <param name="Value">What was compared: normalised where that makes sense, else as printed.</param>
public sealed record ClaimedValue(string Value, IReadOnlyList<ClaimItem> Claims);

/// <param name="Normalised">Null where the printed words mean nothing certain, or are themselves what is compared.</param>
/// <param name="Precision">Null: of no day or number.</param>
/// <param name="AsOf">When it was so: <c>2023</c>, <c>2023-11</c> or <c>2023-11-08</c>; null when the source does not say.</param>
/// <param name="Source">Lines of the booklet, or an address.</param>
/// <param name="Stands">A person decided so.</param>
public sealed record ClaimItem(Guid Id, string Printed, string? Normalised, ClaimPrecision? Precision, string? AsOf, string Source, bool Stands);

public sealed record ReconciliationDecision(string By, DateTimeOffset At, string Reason);

/// <param name="Standing">The claims that stand, at most one of a fact; of a fact without one all stay side by side.</param>
public sealed record DiscrepancyDecision([property: Required, MaxLength(50)] IReadOnlyList<Guid> Standing, [property: Required, StringLength(1_000, MinimumLength = 3)] string Reason);

// Imports: PUT /api/membership/imports/{kind}/{sourceKey}, scope import, idempotent by source key.

public sealed record GroupImport([property: Required] LocalText Name, IReadOnlyList<string>? Aliases);

public sealed record OrganisationImport(
    [property: Required] LocalText Name, [property: StringLength(40)] string? Acronym, IReadOnlyList<string>? Aliases,
    [property: Required] OrganisationKind? Kind, [property: Required, StringLength(300)] string Source);

/// <param name="Host">Source key of the organisation that may be the host.</param>
/// <param name="Hosted">Source key of the organisation that may be hosted.</param>
public sealed record HostingImport([property: Required] string Host, [property: Required] string Hosted, [property: Required, StringLength(300)] string Source);

public sealed record CopImport(
    [property: Required] LocalText Name, IReadOnlyList<string>? Aliases,
    [property: Required] LocalText Domain, [property: Required] LocalText Practice, [property: Required] LocalText Community,
    IReadOnlyList<LocalText>? Goals, MeetingMode MeetingMode, CopState State,
    [property: Required, StringLength(20)] string Colour,
    [property: Required] IReadOnlyList<MemberImport> Members, [property: Required] IReadOnlyList<string> Groups);

/// <param name="Organisation">Source key of the organisation.</param>
/// <param name="Since">As <see cref="CopMember.Since"/>.</param>
public sealed record MemberImport([property: Required] string Organisation, [property: StringLength(10)] string? Since, [property: StringLength(300)] string? Source);

/// <param name="PersonId">The <c>sub</c> of the person's tokens.</param>
public sealed record PersonImport([property: Required] Guid? PersonId, [property: Required, StringLength(200)] string Name, [property: Required] IReadOnlyList<RoleImport> Roles);

/// <param name="Organisation">Source key, or null.</param>
/// <param name="Cop">Source key of the only CoP in which the role counts, or null for all of the organisation's CoPs.</param>
public sealed record RoleImport([property: Required] string Role, string? Organisation, string? Cop);

/// <summary>A row of the reconciliation; its source key is its code.</summary>
public sealed record DiscrepancyImport([property: Required] LocalText Title, [property: Required] LocalText Handling, bool NeedsPerson);

/// <param name="Discrepancy">Code of the row that it belongs to.</param>
/// <param name="Subject">Of whom or of what: the same words for all claims of the same.</param>
/// <param name="Precision">And the others: as <see cref="ClaimItem"/>.</param>
public sealed record ClaimImport(
    [property: Required, StringLength(60)] string Discrepancy, [property: Required, StringLength(200, MinimumLength = 1)] string Subject, [property: Required] ClaimField? Field,
    [property: Required, StringLength(500, MinimumLength = 1)] string Printed, [property: StringLength(200)] string? Normalised, ClaimPrecision? Precision,
    [property: StringLength(10)] string? AsOf, [property: Required, StringLength(300, MinimumLength = 1)] string Source);

/// <param name="Outcome"><c>created</c>, <c>changed</c> or <c>unchanged</c>.</param>
public sealed record Imported(Guid Id, string Outcome);
