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
    /// Takes the name and the roles that a source gives; roles that it gives no longer end now.
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
            Rule.Require(ServiceDefaults.Roles.All.Contains(role), "role.unknown", "Use one of the platform's roles.", ("role", role));
            if (!roles.Exists(current => current.Is(role, organisation?.Id, cop?.Id) && current.IsCurrent(now)))
            {
                var assignment = RoleAssignment.Give(role, organisation?.Id, cop?.Id, now);
                roles.Add(assignment);
                changed.Add(assignment);
            }
        }

        foreach (var assignment in roles.Where(role => role.IsCurrent(now)
            && !given.Any(item => role.Is(item.Role, item.Organisation?.Id, item.Cop?.Id))))
        {
            assignment.End(now);
            changed.Add(assignment);
        }

        return [.. (renamed ? roles : changed).Select(role => role.Changed(this))];
    }
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

    public long Revision { get; private set; }

    public static RoleAssignment Give(string role, Id<Organisation>? organisation, Id<Cop>? cop, DateTimeOffset now) =>
        new() { Id = Id<RoleAssignment>.New(), Role = role, OrganisationId = organisation, CopId = cop, From = now };

    public bool Is(string role, Id<Organisation>? organisation, Id<Cop>? cop) => Role == role && OrganisationId == organisation && CopId == cop;

    public bool IsCurrent(DateTimeOffset now) => From <= now && (To is null || now < To);

    public void End(DateTimeOffset now) => To = now;

    public RoleChanged Changed(Person person) =>
        new(Id.Value, ++Revision, person.Id.Value, person.Name, Role, OrganisationId?.Value, CopId?.Value, From, To);
}
