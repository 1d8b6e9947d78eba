namespace CCoP.Membership.Domain;

/// <summary>A Community of Practice: domain, practice and community (F06), with its member organisations and rightsholder groups.</summary>
internal sealed partial class Cop
{
    private readonly List<CopMembership> memberships = [];
    private readonly List<RightsholderGroup> groups = [];
    private readonly List<Nomination> nominations = [];
    private readonly List<CopStep> steps = [];

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

    /// <summary>People changed it on the platform: an import leaves it as it is.</summary>
    public bool IsChangedHere { get; private set; }

    /// <summary>How it came to be what it is, the first first (M06).</summary>
    public IReadOnlyList<CopStep> Steps => steps;

    /// <summary>Name of its colour in the design system.</summary>
    public string Colour { get; private set; } = "";

    public long Revision { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<CopMembership> Memberships => memberships;

    public IReadOnlyList<Nomination> Nominations => nominations;

    /// <summary>The rightsholder groups it is mapped to: many, since no group stands alone (F14).</summary>
    public IReadOnlyList<RightsholderGroup> Groups => groups;

    public static Cop Form(string slug) => new() { Id = Id<Cop>.New(), Slug = Words.Checked(slug, Lengths.Key, "sourceKey") };

    /// <summary>Takes what a source says of it; false when nothing changed. What people changed here stays.</summary>
    public bool Describe(CopImport told, IReadOnlyCollection<RightsholderGroup> mapped)
    {
        if (IsChangedHere)
        {
            return false;
        }

        var (colour, aliases) = (Words.Checked(told.Colour, 20, "colour"), Lengths.Aliases(told.Aliases));
        var isNew = State != told.State || Colour != colour || !Aliases.SequenceEqual(aliases);
        (State, Colour, Aliases) = (told.State, colour, aliases);
        isNew |= Take(new(told.Name, told.Domain, told.Practice, told.Community, told.Goals ?? [], told.MeetingMode, told.Groups), mapped);
        Rule.Require(told.State == CopState.Forming || !Missing.Any(), "cop.parts_missing", PartsNeeded, ("missing", Missing.ToList()));
        return isNew;
    }

    /// <summary>Its people say what it is about; while it is forming, parts may still be missing.</summary>
    public void Describe(CopDescription told, IReadOnlyCollection<RightsholderGroup> mapped)
    {
        Rule.Require(State != CopState.Disbanded, "cop.disbanded", "This CoP is disbanded. Reopen it first.");
        Take(told, mapped);
        Rule.Require(State == CopState.Forming || !Missing.Any(), "cop.parts_missing", PartsNeeded, ("missing", Missing.ToList()));
        IsChangedHere = true;
    }

    /// <summary>Gives a new CoP its looks.</summary>
    public Cop Named(LocalText name, string colour, MeetingMode mode)
    {
        (Name, Colour, MeetingMode, IsChangedHere) = (Words.Checked(name, Lengths.Name, "name"), Words.Checked(colour, 20, "colour"), mode, true);
        return this;
    }

    private bool Take(CopDescription told, IReadOnlyCollection<RightsholderGroup> mapped)
    {
        var (name, mode) = (Words.Checked(told.Name, Lengths.Name, "name"), told.MeetingMode!.Value);
        var (domain, practice, community) = (Part(told.Domain, "domain"), Part(told.Practice, "practice"), Part(told.Community, "community"));
        List<LocalText> goals = [.. Words.Checked(told.Goals, "goals").Select(goal => Words.Checked(goal, Lengths.Prose, "goals"))];
        if (Name == name && Domain == domain && Practice == practice && Community == community && MeetingMode == mode && Goals.SequenceEqual(goals)
            && groups.Select(group => group.Code).Order().SequenceEqual(mapped.Select(group => group.Code).Order()))
        {
            return false;
        }

        (Name, Domain, Practice, Community, MeetingMode, Goals) = (name, domain, practice, community, mode, goals);
        groups.Clear();
        groups.AddRange(mapped);
        return true;

        static LocalText Part(LocalText? text, string field) => Words.CheckedOrNone(text, Lengths.Prose, field) ?? new("");
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

    public void Invite(Organisation organisation, Acting by, DateTimeOffset now)
    {
        Rule.Require(State != CopState.Disbanded, "cop.disbanded", "This CoP is disbanded. Reopen it before you invite members.");
        var current = memberships.Find(membership => membership.OrganisationId == organisation.Id);
        Rule.Require(
            current is null or { State: MembershipState.Left or MembershipState.Declined },
            "member.known", "This organisation is already a member or invited.");
        if (current is not null)
        {
            current.Take(MembershipState.Invited, by, now);
        }
        else
        {
            memberships.Add(CopMembership.Invited(organisation, by, now));
        }
    }

    /// <summary>The invited organisation's own representative says yes; only now does it count (M07).</summary>
    public MemberJoined Accept(Id<Organisation> organisation, Acting by, DateTimeOffset now)
    {
        Rule.Require(State != CopState.Disbanded, "cop.disbanded", "This CoP is disbanded. Reopen it before you invite members.");
        Invitation(organisation).Accept(by, now);
        return new MemberJoined(Id.Value, organisation.Value, now);
    }

    /// <summary>The invited organisation's own representative says no; it can be invited again.</summary>
    public void Decline(Id<Organisation> organisation, Acting by, DateTimeOffset now) => Invitation(organisation).Take(MembershipState.Declined, by, now);

    public MemberLeft Leave(Id<Organisation> organisation, Acting by, DateTimeOffset now)
    {
        var current = memberships.Find(membership => membership.OrganisationId == organisation && membership.State == MembershipState.Accepted);
        Rule.Require(current is not null, "member.not_member", "Only a member can leave. Load the page again to see who is a member.");
        Rule.Require(Members.Skip(1).Any(), "member.last", "The last member cannot leave. Ask the facilitator to disband the CoP.");
        current.Take(MembershipState.Left, by, now);
        return new MemberLeft(Id.Value, organisation.Value, now);
    }

    /// <summary>
    /// Proposes who acts for all members, and who instead when that person cannot (M12). It stands once every member organisation
    /// has confirmed it; whoever stood before stays until then.
    /// </summary>
    /// <param name="own">The organisations that the proposer represents: proposing is their confirmation.</param>
    public Nomination Nominate(Nominee representative, Nominee substitute, IReadOnlyCollection<Id<Organisation>> own, Acting by, DateTimeOffset now)
    {
        Rule.Require(State != CopState.Disbanded, "cop.disbanded", "This CoP is disbanded. Reopen it before you invite members.");
        Rule.Require(representative.PersonId != substitute.PersonId, "nomination.same_person", "Choose two people: the substitute acts when the representative cannot.");
        var nomination = Nomination.Of(representative, substitute, by, now);
        nominations.Add(nomination);
        foreach (var organisation in own.Intersect(Members).ToList())
        {
            nomination.Confirm(organisation, by, now);
        }

        return nomination;
    }

    /// <summary>A member organisation agrees to the latest nomination.</summary>
    public void Confirm(Id<Nomination> id, Id<Organisation> organisation, Acting by, DateTimeOffset now)
    {
        var latest = nominations.MaxBy(nomination => nomination.At);
        Rule.Require(latest?.Id == id, "nomination.replaced", "Other people were nominated since. Read the latest nomination.");
        Rule.Require(Members.Contains(organisation), "nomination.not_member", "Only a member organisation confirms who represents the CoP.");
        latest.Confirm(organisation, by, now);
    }

    /// <summary>Who acts for all members: the latest nomination that every member organisation has confirmed. Null: nobody.</summary>
    public Nomination? Standing => nominations.Where(nomination => nomination.StandsFor(Members)).MaxBy(nomination => nomination.At);

    /// <summary>Organisations whose membership is accepted.</summary>
    public IEnumerable<Id<Organisation>> Members => memberships.Where(membership => membership.State == MembershipState.Accepted).Select(membership => membership.OrganisationId);

    /// <summary>Tells its state to the other services.</summary>
    public CopChanged Changed() => new(Id.Value, ++Revision, Slug, Name, State, [.. Members.Select(member => member.Value)], Standing?.Told());

    private CopMembership Invitation(Id<Organisation> organisation)
    {
        var invited = memberships.Find(membership => membership.OrganisationId == organisation && membership.State == MembershipState.Invited);
        Rule.Require(invited is not null, "member.not_invited", "There is no open invitation. Ask the CoP to invite your organisation.");
        return invited;
    }
}
