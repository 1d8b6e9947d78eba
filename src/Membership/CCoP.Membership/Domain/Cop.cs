namespace CCoP.Membership.Domain;

/// <summary>A Community of Practice: domain, practice and community (F06), with its member organisations and rightsholder groups.</summary>
internal sealed class Cop
{
    private readonly List<CopMembership> memberships = [];
    private readonly List<RightsholderGroup> groups = [];

    private Cop()
    {
    }

    public Id<Cop> Id { get; private init; }

    /// <summary>Its stable name in addresses and imports, for example <c>lgbtqia</c>.</summary>
    public string Slug { get; private init; } = "";

    public LocalText Name { get; private set; } = new("");

    /// <summary>Other spellings in use, as printed (C13).</summary>
    public List<string> Aliases { get; private set; } = [];

    /// <summary>The shared question or key issue.</summary>
    public LocalText Domain { get; private set; } = new("");

    /// <summary>How its members learn by doing.</summary>
    public LocalText Practice { get; private set; } = new("");

    /// <summary>Who works together.</summary>
    public LocalText Community { get; private set; } = new("");

    public IReadOnlyList<LocalText> Goals { get; private set; } = [];

    public MeetingMode MeetingMode { get; private set; }

    public CopState State { get; private set; }

    /// <summary>Name of its colour in the design system.</summary>
    public string Colour { get; private set; } = "";

    public long Revision { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<CopMembership> Memberships => memberships;

    /// <summary>The rightsholder groups it is mapped to: many, since no group stands alone (F14).</summary>
    public IReadOnlyList<RightsholderGroup> Groups => groups;

    public static Cop Form(string slug) => new() { Id = Id<Cop>.New(), Slug = Words.Checked(slug, Lengths.Key, "sourceKey") };

    /// <summary>Takes what a source says of it; false when nothing changed.</summary>
    public bool Describe(CopImport told, IReadOnlyCollection<RightsholderGroup> mapped)
    {
        var (name, domain) = (Words.Checked(told.Name, Lengths.Name, "name"), Words.Checked(told.Domain, Lengths.Prose, "domain"));
        var (practice, community) = (Words.Checked(told.Practice, Lengths.Prose, "practice"), Words.Checked(told.Community, Lengths.Prose, "community"));
        var (colour, aliases) = (Words.Checked(told.Colour, 20, "colour"), Lengths.Aliases(told.Aliases));
        List<LocalText> goals = [.. Words.Checked(told.Goals ?? [], "goals").Select(goal => Words.Checked(goal, Lengths.Prose, "goals"))];
        if (Name == name && Domain == domain && Practice == practice && Community == community
            && MeetingMode == told.MeetingMode && State == told.State && Colour == colour
            && Aliases.SequenceEqual(aliases) && Goals.SequenceEqual(goals)
            && groups.Select(group => group.Code).Order().SequenceEqual(mapped.Select(group => group.Code).Order()))
        {
            return false;
        }

        Rule.Require(
            told.State == CopState.Forming || goals.Count > 0,
            "cop.goal_missing", "A CoP needs its domain, practice, community and at least one goal before it is established.");
        (Name, Domain, Practice, Community, Goals) = (name, domain, practice, community, goals);
        (Aliases, MeetingMode, State, Colour) = (aliases, told.MeetingMode, told.State, colour);
        groups.Clear();
        groups.AddRange(mapped);
        return true;
    }

    /// <summary>A membership that a source reports as a fact; false when it was known. One that ended stays ended.</summary>
    public bool RecordMember(Organisation organisation, string? since, string? source, DateTimeOffset now)
    {
        if (memberships.Any(membership => membership.OrganisationId == organisation.Id))
        {
            return false;
        }

        memberships.Add(CopMembership.Recorded(organisation, since, source, now));
        return true;
    }

    public void Invite(Organisation organisation, DateTimeOffset now)
    {
        Rule.Require(State != CopState.Disbanded, "cop.disbanded", "This CoP is disbanded. Reopen it before you invite members.");
        var current = memberships.Find(membership => membership.OrganisationId == organisation.Id);
        Rule.Require(current is null or { State: MembershipState.Left }, "member.known", "This organisation is already a member or invited.");
        if (current is not null)
        {
            current.InviteAgain(now);
        }
        else
        {
            memberships.Add(CopMembership.Invited(organisation, now));
        }
    }

    /// <summary>The invited organisation's own representative says yes; only now does it count (M07).</summary>
    public MemberJoined Accept(Id<Organisation> organisation, DateTimeOffset now)
    {
        var invited = memberships.Find(membership => membership.OrganisationId == organisation && membership.State == MembershipState.Invited);
        Rule.Require(invited is not null, "member.not_invited", "There is no open invitation. Ask the CoP to invite your organisation.");
        invited.Accept(now);
        return new MemberJoined(Id.Value, organisation.Value, now);
    }

    public MemberLeft Leave(Id<Organisation> organisation, DateTimeOffset now)
    {
        var current = memberships.Find(membership => membership.OrganisationId == organisation && membership.State == MembershipState.Accepted);
        Rule.Require(current is not null, "member.not_member", "Only a member can leave. Load the page again to see who is a member.");
        current.Leave(now);
        return new MemberLeft(Id.Value, organisation.Value, now);
    }

    /// <summary>Tells its state to the other services.</summary>
    public CopChanged Changed() => new(
        Id.Value, ++Revision, Slug, Name, State,
        [.. memberships.Where(membership => membership.State == MembershipState.Accepted).Select(membership => membership.OrganisationId.Value)]);
}

/// <summary>An organisation's membership of a CoP, with the date and the source of it (C30).</summary>
internal sealed class CopMembership
{
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

    public static CopMembership Recorded(Organisation organisation, string? since, string? source, DateTimeOffset now) =>
        new() { OrganisationId = organisation.Id, State = MembershipState.Accepted, Since = Words.CheckedOrNone(since, 10, "since"), Source = Words.CheckedOrNone(source, Lengths.Source, "source"), ChangedAt = now };

    public static CopMembership Invited(Organisation organisation, DateTimeOffset now) =>
        new() { OrganisationId = organisation.Id, State = MembershipState.Invited, ChangedAt = now };

    public void InviteAgain(DateTimeOffset now) => (State, ChangedAt) = (MembershipState.Invited, now);

    public void Accept(DateTimeOffset now) =>
        (State, Since, ChangedAt) = (MembershipState.Accepted, PhnomPenh.Day(now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), now);

    public void Leave(DateTimeOffset now) => (State, ChangedAt) = (MembershipState.Left, now);
}

/// <summary>One of the rightsholder groups (F13); the list grows without code (M09).</summary>
internal sealed class RightsholderGroup
{
    private RightsholderGroup()
    {
    }

    public Id<RightsholderGroup> Id { get; private init; }

    /// <summary>Stable code, for example <c>lgbtiq</c>.</summary>
    public string Code { get; private init; } = "";

    public LocalText Name { get; private set; } = new("");

    public List<string> Aliases { get; private set; } = [];

    public List<Cop> Cops { get; } = [];

    public static RightsholderGroup Add(string code) => new() { Id = Id<RightsholderGroup>.New(), Code = Words.Checked(code, Lengths.Key, "sourceKey") };

    public bool Describe(GroupImport told)
    {
        var (name, aliases) = (Words.Checked(told.Name, Lengths.Name, "name"), Lengths.Aliases(told.Aliases));
        if (Name == name && Aliases.SequenceEqual(aliases))
        {
            return false;
        }

        (Name, Aliases) = (name, aliases);
        return true;
    }
}
