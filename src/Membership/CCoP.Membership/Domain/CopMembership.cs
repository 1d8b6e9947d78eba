namespace CCoP.Membership.Domain;

/// <summary>An organisation's membership of a CoP, with the date and the source of it (C30).</summary>
internal sealed class CopMembership
{
    private readonly List<MembershipStep> steps = [];

    private CopMembership()
    {
    }

    public Id<Cop> CopId { get; private init; }

    public Id<Organisation> OrganisationId { get; private init; }

    public Organisation Organisation { get; private init; } = null!;

    public Cop Cop { get; private init; } = null!;

    public MembershipState State { get; private set; }

    /// <summary>When it joined, as precisely as known (<c>2024</c>, <c>2024-02</c>, <c>2024-02-25</c>); null when no source says.</summary>
    public string? Since { get; private set; }

    public string? Source { get; private set; }

    /// <summary>When the platform last changed the state.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it, the first first; none where a source told of it.</summary>
    public IReadOnlyList<MembershipStep> Steps => steps;

    public static CopMembership Recorded(Organisation organisation, string? since, string? source, DateTimeOffset now) =>
        new() { OrganisationId = organisation.Id, State = MembershipState.Accepted, Since = Words.CheckedOrNone(since, 10, "since"), Source = Words.CheckedOrNone(source, Lengths.Source, "source"), ChangedAt = now };

    public static CopMembership Invited(Organisation organisation, Acting by, DateTimeOffset now)
    {
        var invited = new CopMembership { OrganisationId = organisation.Id };
        invited.Take(MembershipState.Invited, by, now);
        return invited;
    }

    public void Accept(Acting by, DateTimeOffset now)
    {
        Take(MembershipState.Accepted, by, now);
        Since = PhnomPenh.Day(now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Changes the state, and keeps who did it in which role.</summary>
    public void Take(MembershipState state, Acting by, DateTimeOffset now)
    {
        (State, ChangedAt) = (state, now);
        steps.Add(MembershipStep.Taken(state, by, now));
    }
}

/// <summary>A person in the role in which they act; the act keeps it when the role has ended (M04).</summary>
internal sealed record Acting(Guid PersonId, string Role);

/// <summary>A change of a membership: who made it, in which role, when.</summary>
internal sealed class MembershipStep
{
    private MembershipStep()
    {
    }

    public Id<MembershipStep> Id { get; private init; }

    public Id<Cop> CopId { get; private init; }

    public Id<Organisation> OrganisationId { get; private init; }

    public MembershipState State { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>As it was then.</summary>
    public string Role { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public static MembershipStep Taken(MembershipState state, Acting by, DateTimeOffset now) =>
        new() { Id = Id<MembershipStep>.New(), State = state, PersonId = by.PersonId, Role = by.Role, At = now };
}
