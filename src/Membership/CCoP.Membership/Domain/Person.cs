namespace CCoP.Membership.Domain;

/// <summary>A person who acts on the platform. Contact data is not kept here (M13).</summary>
internal sealed class Person
{
    private readonly List<RoleAssignment> roles = [];

    private Person()
    {
    }

    /// <summary>The <c>sub</c> of their tokens.</summary>
    public Id<Person> Id { get; private init; }

    public string Name { get; private set; } = "";

    public uint Version { get; private set; }

    public IReadOnlyList<RoleAssignment> Roles => roles;

    public static Person Register(Guid id) => new() { Id = new(id) };

    /// <summary>
    /// Takes the name and the roles that a source gives; roles that it gave once and gives no longer end now.
    /// Past roles stay, so that past acts still show the role then held (M04).
    /// </summary>
    public IReadOnlyList<RoleChanged> Describe(string name, IReadOnlyList<(string Role, Organisation? Organisation, Cop? Cop)> given, DateTimeOffset now)
    {
        name = Words.Checked(name, Lengths.Name, "name");
        var renamed = Name != name;
        Name = name;
        var changed = new List<RoleAssignment>();
        foreach (var (role, organisation, cop) in given)
        {
            RoleKinds.RequireKnown(role);
            if (!roles.Exists(current => current.Is(role, organisation?.Id, cop?.Id) && current.IsCurrent(now)))
            {
                var assignment = RoleAssignment.Imported(role, organisation?.Id, cop?.Id, now);
                roles.Add(assignment);
                changed.Add(assignment);
            }
        }

        foreach (var assignment in roles.Where(role => role.IsImported && role.IsCurrent(now)
            && !given.Any(item => role.Is(item.Role, item.Organisation?.Id, item.Cop?.Id))))
        {
            assignment.End(now);
            changed.Add(assignment);
        }

        return [.. (renamed ? roles : changed).Select(role => role.Changed(this))];
    }

    /// <summary>Staff give a role, from a day to a day, both included (M04).</summary>
    public RoleChanged Give(NewRole told, Organisation? organisation, Cop? cop, bool mayGiveAll, Guid by, DateTimeOffset now)
    {
        var role = Words.Checked(told.Role, RoleKinds.Length, "role");
        var (first, last) = (told.FirstDay ?? PhnomPenh.Day(now), told.LastDay);
        RoleKinds.RequireKnown(role);
        Rule.Allowed(mayGiveAll || RoleKinds.OfOrganisations.Contains(role), "role.not_yours", "Only the operator of the platform gives this role.");
        Rule.Allowed(by != Id.Value, "role.own", "Nobody gives a role to themselves. Ask somebody else.");
        Rule.Require(organisation is not null || !RoleKinds.OfOrganisations.Contains(role), "role.organisation_missing", "Say for which organisation the person acts.");
        Rule.Require(cop is null || organisation is not null, "role.organisation_missing", "Say for which organisation the person acts.");
        RoleKinds.RequireDays(first, last);
        var given = RoleAssignment.Given(role, organisation?.Id, cop?.Id, first, last);
        Rule.Require(
            !roles.Exists(held => held.Is(role, organisation?.Id, cop?.Id) && held.Overlaps(given)),
            "role.held", "The person holds this role in these days already. End it first, or choose other days.");
        roles.Add(given);
        return given.Changed(this);
    }

    /// <summary>Says which day is the last one of a role; past acts keep the role then held.</summary>
    public RoleChanged End(RoleAssignment role, DateOnly lastDay, bool mayEndAll, DateTimeOffset now)
    {
        Rule.Allowed(mayEndAll || RoleKinds.OfOrganisations.Contains(role.Role), "role.not_yours", "Only the operator of the platform ends this role.");
        Rule.Require(role.To is null || role.To > now, "role.ended", "This role has ended already.");
        RoleKinds.RequireDays(PhnomPenh.Day(role.From), lastDay);
        role.End(PhnomPenh.At(lastDay.AddDays(1), default));
        return role.Changed(this);
    }
}

/// <summary>Which roles there are. An account signs in with one of the platform's; those of an organisation say who somebody is there.</summary>
internal static class RoleKinds
{
    public const int Length = 40;

    /// <summary>Given by the facilitator, always at an organisation.</summary>
    public static IReadOnlyList<string> OfOrganisations { get; } = [Roles.Grantee, .. OrganisationRoles.All];

    private const int FirstYear = 2000, LastYear = 2100;

    public static void RequireDays(DateOnly first, DateOnly? last) => Rule.Require(
        first.Year >= FirstYear && (last ?? first).Year <= LastYear && first.Year <= LastYear && (last is null || last >= first),
        "role.dates", "The last day lies before the first, or a year is wrong. Mend the dates.");

    public static void RequireKnown(string role) => Rule.Require(
        Roles.All.Contains(role) || OrganisationRoles.All.Contains(role), "role.unknown", "Use one of the platform's roles.", ("role", role));
}

/// <summary>A role of a person at an organisation, perhaps for one CoP only, from a moment to a moment (M04).</summary>
internal sealed class RoleAssignment
{
    private RoleAssignment()
    {
    }

    public Id<RoleAssignment> Id { get; private init; }

    public Id<Person> PersonId { get; private init; }

    public string Role { get; private init; } = "";

    public Id<Organisation>? OrganisationId { get; private init; }

    /// <summary>Null: in all CoPs of the organisation.</summary>
    public Id<Cop>? CopId { get; private init; }

    public DateTimeOffset From { get; private init; }

    /// <summary>Null: until further notice.</summary>
    public DateTimeOffset? To { get; private set; }

    /// <summary>A source gave it, and ends it when it gives it no longer.</summary>
    public bool IsImported { get; private init; }

    public long Revision { get; private set; }

    public static RoleAssignment Imported(string role, Id<Organisation>? organisation, Id<Cop>? cop, DateTimeOffset now) =>
        new() { Id = Id<RoleAssignment>.New(), Role = role, OrganisationId = organisation, CopId = cop, From = now, IsImported = true };

    public static RoleAssignment Given(string role, Id<Organisation>? organisation, Id<Cop>? cop, DateOnly first, DateOnly? last) => new()
    {
        Id = Id<RoleAssignment>.New(),
        Role = role,
        OrganisationId = organisation,
        CopId = cop,
        From = PhnomPenh.At(first, default),
        To = last is { } day ? PhnomPenh.At(day.AddDays(1), default) : null,
    };

    public bool Is(string role, Id<Organisation>? organisation, Id<Cop>? cop) => Role == role && OrganisationId == organisation && CopId == cop;

    public bool IsCurrent(DateTimeOffset now) => From <= now && (To is null || now < To);

    public bool Overlaps(RoleAssignment other) => (To is null || other.From < To) && (other.To is null || From < other.To);

    public void End(DateTimeOffset at) => To = at;

    public RoleChanged Changed(Person person) =>
        new(Id.Value, ++Revision, person.Id.Value, person.Name, Role, OrganisationId?.Value, CopId?.Value, From, To);
}
