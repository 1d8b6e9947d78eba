namespace CCoP.Membership.Contracts;

/// <summary>An organisation as it is now. A copy keeps the one with the highest version.</summary>
/// <param name="LegalEntityId">The legal entity behind it: itself, or its host once staff confirmed the hosting (M02).</param>
/// <param name="UnresolvedHostIds">Organisations that may be its host, or that it may host, while nobody has ruled (C10).</param>
public sealed record OrganisationChanged(
    Guid OrganisationId,
    long Version,
    LocalText Name,
    string? Acronym,
    OrganisationKind Kind,
    Guid LegalEntityId,
    IReadOnlyList<Guid> UnresolvedHostIds) : IMessage
{
    Guid IMessage.Key => OrganisationId;
}

/// <summary>A CoP as it is now, with the organisations that accepted their membership. A copy keeps the highest version.</summary>
/// <param name="Slug">Its stable name in addresses, for example <c>lgbtqia</c>.</param>
/// <param name="MemberIds">Organisations whose membership is accepted and has not ended.</param>
/// <param name="Representative">Who acts for all members; null while not every member organisation has confirmed somebody (M12).</param>
public sealed record CopChanged(
    Guid CopId,
    long Version,
    string Slug,
    LocalText Name,
    CopState State,
    IReadOnlyList<Guid> MemberIds,
    CopRepresentative? Representative = null) : IMessage
{
    Guid IMessage.Key => CopId;
}

/// <summary>A CoP ended: its advances were cleared and its reports published before.</summary>
/// <param name="MemberIds">Those that were members to the end.</param>
public sealed record CopDisbanded(Guid CopId, IReadOnlyList<Guid> MemberIds, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => CopId;
}

/// <summary>Who represents a CoP, and who instead when that person cannot.</summary>
public sealed record CopRepresentative(Guid PersonId, Guid OrganisationId, Guid SubstituteId, Guid SubstituteOrganisationId);

/// <summary>A role of a person as it is now. It counts from <paramref name="From"/> until before <paramref name="To"/>.</summary>
/// <param name="RoleId">The assignment; a copy keeps the highest version of each.</param>
/// <param name="Role">One of the coarse roles, such as <c>grantee</c> or <c>committee</c>, or one of <see cref="OrganisationRoles"/>.</param>
/// <param name="OrganisationId">Where the person acts or is employed; null when the role belongs to no organisation.</param>
/// <param name="CopId">Set when the person represents their organisation in this CoP only; null means in all of its CoPs.</param>
public sealed record RoleChanged(
    Guid RoleId,
    long Version,
    Guid PersonId,
    string PersonName,
    string Role,
    Guid? OrganisationId,
    Guid? CopId,
    DateTimeOffset From,
    DateTimeOffset? To) : IMessage
{
    Guid IMessage.Key => PersonId;
}

/// <summary>An organisation's membership of a CoP was accepted.</summary>
public sealed record MemberJoined(Guid CopId, Guid OrganisationId, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => CopId;
}

/// <summary>An organisation left a CoP.</summary>
public sealed record MemberLeft(Guid CopId, Guid OrganisationId, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => CopId;
}
