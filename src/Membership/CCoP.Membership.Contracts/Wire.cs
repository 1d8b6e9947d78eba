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
}

/// <summary>Whether one organisation hosts another (M02).</summary>
public enum HostingState
{
    Open,
    Confirmed,
    Refuted,
}

public sealed record CopCard(Guid Id, string Slug, LocalText Name, LocalText Domain, CopState State, string Colour, int MemberCount, IReadOnlyList<string> Groups);

/// <param name="Aliases">Other spellings in use, as printed (C13).</param>
public sealed record CopPage(
    Guid Id, string Slug, LocalText Name, IReadOnlyList<string> Aliases, LocalText Domain, LocalText Practice, LocalText Community,
    IReadOnlyList<LocalText> Goals, MeetingMode MeetingMode, CopState State, string Colour,
    IReadOnlyList<CopMember> Members, IReadOnlyList<GroupItem> Groups, uint Version) : IVersioned;

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
public sealed record HostingItem(Guid Id, Guid HostId, string HostName, Guid HostedId, string HostedName, HostingState State, string? Source, string? Reason, uint Version) : IVersioned;

public sealed record HostingRuling([property: Required] HostingState? State, [property: Required, StringLength(500, MinimumLength = 3)] string Reason);

public sealed record MemberInvitation([property: Required] Guid? OrganisationId);

/// <summary>Who the signed-in person is, and in which roles they may act now.</summary>
public sealed record Me(Guid PersonId, string Name, IReadOnlyList<MyRole> Roles);

public sealed record MyRole(string Role, Guid? OrganisationId, LocalText? OrganisationName, Guid? CopId, string? CopSlug, LocalText? CopName, DateTimeOffset? To);

/// <summary>An invitation to a CoP that waits for the reader's organisation.</summary>
public sealed record MyInvitation(Guid CopId, string CopSlug, LocalText CopName, Guid OrganisationId, LocalText OrganisationName);

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

/// <param name="Outcome"><c>created</c>, <c>changed</c> or <c>unchanged</c>.</param>
public sealed record Imported(Guid Id, string Outcome);
