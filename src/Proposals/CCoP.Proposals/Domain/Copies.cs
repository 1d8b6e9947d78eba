using CCoP.Events.Contracts;
using CCoP.Membership.Contracts;

namespace CCoP.Proposals.Domain;

/// <summary>What Membership last said of an organisation.</summary>
internal sealed class OrganisationCopy
{
    public required Guid Id { get; init; }

    public LocalText Name { get; private set; } = new("");

    public string? Acronym { get; private set; }

    public OrganisationKind Kind { get; private set; }

    public Guid LegalEntityId { get; private set; }

    /// <summary>Organisations with which a hosting question is open (M02).</summary>
    public List<Guid> UnresolvedHostIds { get; private set; } = [];

    public long Revision { get; private set; } = -1;

    /// <summary>True when a known organisation now counts differently as a legal grantee.</summary>
    public bool Take(OrganisationChanged told)
    {
        if (told.Version <= Revision)
        {
            return false;
        }

        var counts = Revision >= 0 && ((Kind, LegalEntityId) != (told.Kind, told.LegalEntityId) || !UnresolvedHostIds.Order().SequenceEqual(told.UnresolvedHostIds.Order()));
        (Name, Acronym, Kind, LegalEntityId, Revision) = (told.Name, told.Acronym, told.Kind, told.LegalEntityId, told.Version);
        UnresolvedHostIds = [.. told.UnresolvedHostIds];
        return counts;
    }
}

/// <summary>What Membership last said of a CoP.</summary>
internal sealed class CopCopy
{
    public required Guid Id { get; init; }

    public string Slug { get; private set; } = "";

    public LocalText Name { get; private set; } = new("");

    public CopState State { get; private set; }

    /// <summary>Organisations whose membership is accepted.</summary>
    public List<Guid> MemberIds { get; private set; } = [];

    public long Revision { get; private set; } = -1;

    /// <summary>True when a member left.</summary>
    public bool Take(CopChanged told)
    {
        if (told.Version <= Revision)
        {
            return false;
        }

        var left = MemberIds.Except(told.MemberIds).Any();
        (Slug, Name, State, Revision) = (told.Slug, told.Name, told.State, told.Version);
        MemberIds = [.. told.MemberIds];
        return left;
    }
}

/// <summary>A role of a person; it counts from <see cref="From"/> until before <see cref="To"/> (M04).</summary>
internal sealed class RoleCopy
{
    public required Guid Id { get; init; }

    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    public string Role { get; private set; } = "";

    public Guid? OrganisationId { get; private set; }

    /// <summary>Null: in all CoPs of the organisation.</summary>
    public Guid? CopId { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? To { get; private set; }

    public long Revision { get; private set; } = -1;

    public RoleCopy Take(RoleChanged told)
    {
        if (told.Version > Revision)
        {
            (PersonId, PersonName, Role, OrganisationId) = (told.PersonId, told.PersonName, told.Role, told.OrganisationId);
            (CopId, From, To, Revision) = (told.CopId, told.From, told.To, told.Version);
        }

        return this;
    }
}

/// <summary>A rate that Finance recorded for a day.</summary>
internal sealed class RateCopy
{
    public required string Currency { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Units of the currency for 1 EUR.</summary>
    public required decimal UnitsPerEur { get; init; }

    public required string Source { get; init; }
}

/// <summary>What Events last said of an output of an award.</summary>
internal sealed class OutputCopy
{
    public required Guid Id { get; init; }

    public required Guid AwardId { get; init; }

    public string Slug { get; private set; } = "";

    public LocalText Title { get; private set; } = new("");

    public OutputState State { get; private set; }

    public long Revision { get; private set; } = -1;

    public OutputCopy Take(OutputChanged told)
    {
        if (told.Version > Revision)
        {
            (Slug, Title, State, Revision) = (told.Slug, told.Title, told.State, told.Version);
        }

        return this;
    }
}
