namespace CCoP.Proposals.Domain;

/// <summary>
/// What a meeting says and votes on one proposal: a matter of those who are not in conflict, with minutes of its own (P15). Closed by
/// the chair or the substitute, it is what the decision rests on.
/// </summary>
internal sealed class Deliberation
{
    private readonly List<Vote> votes = [];

    private Deliberation()
    {
    }

    public Id<Deliberation> Id { get; private init; }

    public Id<Meeting> MeetingId { get; private init; }

    public Id<Proposal> ProposalId { get; private init; }

    /// <summary>The content that was voted on.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>Null while unwritten; needed in both languages to close.</summary>
    public string? MinutesEn { get; private set; }

    public string? MinutesKm { get; private set; }

    /// <summary>Counts the times that minutes were saved. Votes leave it as it is, or it would tell of them (P12).</summary>
    public int MinutesRevision { get; private set; }

    /// <summary>Members who took no part, as it was when it was closed; empty before.</summary>
    public List<Guid> RecusedIds { get; private set; } = [];

    /// <summary>Members who were in the meeting and took part, as it was when it was closed; empty before.</summary>
    public List<Guid> PresentIds { get; private set; } = [];

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedBy { get; private set; }

    public IReadOnlyList<Vote> Votes => votes;

    /// <summary>Votes of those who were found to take part when it was closed.</summary>
    public IEnumerable<Vote> Counted => votes.Where(vote => PresentIds.Contains(vote.PersonId));

    public static Deliberation Open(Meeting meeting, Proposal proposal) =>
        new() { Id = Id<Deliberation>.New(), MeetingId = meeting.Id, ProposalId = proposal.Id, ContentHash = proposal.ContentHash };

    /// <summary>Once and for all.</summary>
    public void Cast(DecisionOutcome outcome, Guid person, Meeting meeting, Proposal proposal, DateTimeOffset now)
    {
        RequireOpen(proposal);
        meeting.RequireJoined(person);
        Rule.Require(!votes.Exists(vote => vote.PersonId == person), "vote.given", "You have voted. A vote cannot be changed.");
        votes.Add(new Vote { PersonId = person, Outcome = outcome, At = now });
    }

    public void WriteMinutes(NewMinutes told, Proposal proposal, uint seen)
    {
        RequireOpen(proposal);
        if (MinutesRevision != seen)
        {
            throw new DomainException(Refusal.Stale, "version.stale", "Somebody saved since you opened this. Load it again and repeat your change.");
        }

        (MinutesEn, MinutesKm) = (Words.CheckedOrNone(told.En, Lengths.Minutes, "en"), Words.CheckedOrNone(told.Km, Lengths.Minutes, "km"));
        MinutesRevision++;
    }

    /// <param name="eligible">Members who are in office and not in conflict: only their votes count.</param>
    /// <param name="recused">Members who are in office and in conflict.</param>
    public void Close(Meeting meeting, Proposal proposal, Round round, IReadOnlyCollection<Guid> eligible, IReadOnlyCollection<Guid> recused, Guid by, DateTimeOffset now)
    {
        RequireOpen(proposal);
        var counted = votes.Count(vote => eligible.Contains(vote.PersonId));
        Rule.Require(
            counted >= round.Quorum, "vote.quorum", "Too few members without a conflict have voted. Wait for the missing votes.",
            ("missing", round.Quorum - counted), ("quorum", round.Quorum));
        Rule.Require(MinutesEn is not null && MinutesKm is not null, "minutes.missing", "Write the minutes in English and in Khmer before you close the item.");
        (RecusedIds, PresentIds) = ([.. recused], [.. meeting.Attendance.Select(present => present.PersonId).Where(eligible.Contains)]);
        (ClosedAt, ClosedBy) = (now, by);
    }

    /// <summary>Each outcome that somebody voted for, the most votes first.</summary>
    public static IReadOnlyList<VoteCount> Count(IEnumerable<DecisionOutcome> votes) =>
        [.. votes.GroupBy(outcome => outcome).Select(group => new VoteCount(group.Key, group.Count())).OrderByDescending(count => count.Votes).ThenBy(count => count.Outcome)];

    private void RequireOpen(Proposal proposal)
    {
        proposal.RequireSubmitted();
        Rule.Require(ClosedAt is null, "vote.closed", "This item is closed. Plan another meeting to talk about it again.");
        Rule.Require(ContentHash == proposal.ContentHash, "vote.outdated", "The proposal has changed since this meeting talked about it. Plan another meeting.");
    }
}

/// <summary>What one member voted, and when; it never changes.</summary>
internal sealed class Vote
{
    public Id<Deliberation> DeliberationId { get; private init; }

    public required Guid PersonId { get; init; }

    public required DecisionOutcome Outcome { get; init; }

    public required DateTimeOffset At { get; init; }
}
