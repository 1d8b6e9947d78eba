using CCoP.Membership.Contracts;

namespace CCoP.Finance.Domain;

/// <summary>What Membership last said of an organisation.</summary>
internal sealed class OrganisationCopy
{
    public required Guid Id { get; init; }

    public LocalText Name { get; private set; } = new("");

    public string? Acronym { get; private set; }

    public long Revision { get; private set; } = -1;

    public void Take(OrganisationChanged told)
    {
        if (told.Version > Revision)
        {
            (Name, Acronym, Revision) = (told.Name, told.Acronym, told.Version);
        }
    }
}

/// <summary>What Membership last said of a CoP.</summary>
internal sealed class CopCopy
{
    public required Guid Id { get; init; }

    public string Slug { get; private set; } = "";

    public LocalText Name { get; private set; } = new("");

    /// <summary>The member whose person acts for all; null while not every member has confirmed somebody (M12).</summary>
    public Guid? RepresentativeOrganisationId { get; private set; }

    public long Revision { get; private set; } = -1;

    public void Take(CopChanged told)
    {
        if (told.Version > Revision)
        {
            (Slug, Name, RepresentativeOrganisationId, Revision) = (told.Slug, told.Name, told.Representative?.OrganisationId, told.Version);
        }
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

    public void Take(RoleChanged told)
    {
        if (told.Version > Revision)
        {
            (PersonId, PersonName, Role, OrganisationId) = (told.PersonId, told.PersonName, told.Role, told.OrganisationId);
            (CopId, From, To, Revision) = (told.CopId, told.From, told.To, told.Version);
        }
    }
}
