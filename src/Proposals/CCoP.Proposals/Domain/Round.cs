namespace CCoP.Proposals.Domain;

/// <summary>A call for joint proposals: when it is open, how it is scored and by whom. Its quorum is frozen, its rubric once it opens (P13).</summary>
internal sealed class Round
{
    private const int MostSeats = 100;

    /// <summary>The booklet names no threshold for moves between budget lines; ten percent is assumed.</summary>
    public const int AssumedMoveThreshold = 10;

    private readonly List<CommitteeMember> committee = [];

    private Round()
    {
    }

    public Id<Round> Id { get; private init; }

    public string SourceKey { get; private init; } = "";

    public Id<Envelope> EnvelopeId { get; private init; }

    public LocalText Title { get; private set; } = new("");

    public DateTimeOffset Opens { get; private set; }

    /// <summary>Shown as 17:00, it refuses at 17:00:00.000 in Phnom Penh (P18).</summary>
    public Deadline Deadline { get; private set; }

    public IReadOnlyList<Criterion> Rubric { get; private set; } = [];

    /// <summary>Counts its changes, from 1; a review says which one it scored by.</summary>
    public int RubricVersion { get; private set; } = 1;

    /// <summary>The most that all approvals of this round together may reserve; null: as much as the envelope holds.</summary>
    public decimal? CeilingEur { get; private set; }

    /// <summary>The most that one proposal may ask for; null: as much as the round may reserve.</summary>
    public decimal? ProposalCeilingEur { get; private set; }

    /// <summary>This round's part of what is reserved in the envelope.</summary>
    public decimal ReservedEur { get; private set; }

    /// <summary>In percent of a line: what the members of an award may move by themselves (P17); null: nobody has stated it, and our assumption holds.</summary>
    public int? StatedMoveThreshold { get; private set; }

    /// <summary>How many unconflicted scores a decision needs.</summary>
    public int Quorum { get; private init; }

    /// <summary>For trying things out, and labelled so.</summary>
    public bool Demo { get; private init; }

    public uint Version { get; private set; }

    public IReadOnlyList<CommitteeMember> Committee => committee;

    public static Round Call(string sourceKey, Envelope envelope, RoundImport told, DateTimeOffset now)
    {
        Rule.Require(told.Demo || told is { Opens: not null, Deadline: not null }, "round.dates", "Say when the round opens and when it closes.");
        var round = new Round
        {
            Id = Id<Round>.New(),
            SourceKey = sourceKey,
            EnvelopeId = envelope.Id,
            Rubric = Domain.Rubric.Checked(told.Rubric),
            Quorum = told.Quorum,
            Demo = told.Demo,
            Opens = (told.Demo ? now : told.Opens!.Value).ToUniversalTime(),
            Deadline = new Deadline(told.Demo ? DemoDeadline(now) : told.Deadline!.Value.ToUniversalTime()),
        };
        Rule.Require(round.Opens < round.Deadline.At, "round.dates", "A round opens before it closes.");
        return round;
    }

    /// <summary>
    /// Takes what may still change: the title, the ceilings, and the dates of a real round. False when nothing did. It names the first
    /// committee; from then on the facilitator seats people. A rubric that was revised here is no longer the import's.
    /// </summary>
    public bool Describe(RoundImport told)
    {
        var isRubric = Words.Checked(told.Rubric, "rubric").Select(criterion => (criterion.Key, criterion.Weight)).SequenceEqual(Rubric.Select(criterion => (criterion.Key, criterion.Weight)));
        Rule.Require(
            told.Quorum == Quorum && told.Demo == Demo && (isRubric || RubricVersion > 1),
            "round.frozen", "The rubric and the quorum of a round cannot change. Call another round.");
        var seats = Words.Checked(told.Committee, "committee").Select(seat => (PersonId: seat.PersonId!.Value, Seat: seat.Seat!.Value)).ToList();
        Rule.Require(seats.Count(seat => seat.Seat == Seat.Chair) == 1, "committee.chair", "A committee has one chair.");
        Rule.Require(seats.DistinctBy(seat => seat.PersonId).Count() == seats.Count, "committee.people", "Name each person of the committee once.");
        Rule.Require(seats.Count >= Quorum, "committee.small", "A committee has at least as many people as its quorum.");

        var title = Words.Checked(told.Title, Lengths.Title, "title");
        var opens = Demo ? Opens : told.Opens?.ToUniversalTime() ?? Opens;
        var deadline = Demo ? Deadline : told.Deadline is { } at ? new Deadline(at.ToUniversalTime()) : Deadline;
        Rule.Require(opens < deadline.At, "round.dates", "A round opens before it closes.");
        var (ceiling, proposalCeiling) = (Ceiling(told.Ceiling), Ceiling(told.ProposalCeiling));
        Rule.Require(ceiling is null || ceiling >= ReservedEur, "round.ceiling", "A round's ceiling is not below what it has reserved.", ("reserved", Money.Eur(ReservedEur)));
        if (title == Title && opens == Opens && deadline == Deadline && (ceiling, proposalCeiling, told.MoveThreshold) == (CeilingEur, ProposalCeilingEur, StatedMoveThreshold))
        {
            return false;
        }

        (Title, Opens, Deadline) = (title, opens, deadline);
        (CeilingEur, ProposalCeilingEur, StatedMoveThreshold) = (ceiling, proposalCeiling, told.MoveThreshold);
        if (committee.Count == 0)
        {
            committee.AddRange(seats.Select(seat => CommitteeMember.Take(seat.PersonId, seat.Seat, Opens, to: null)));
        }

        return true;
    }

    /// <summary>Another rubric, until the round opens: from then on people write for it, and it is frozen.</summary>
    public void ReviseRubric(IReadOnlyList<Criterion>? told, DateTimeOffset now)
    {
        Rule.Require(StateAt(now) == RoundState.Announced, "rubric.frozen", "The rubric is frozen since the round opened. Call another round.");
        var rubric = Domain.Rubric.Checked(told);
        if (!rubric.SequenceEqual(Rubric))
        {
            (Rubric, RubricVersion) = (rubric, RubricVersion + 1);
        }
    }

    /// <summary>Seats somebody for a term. Called under the lock of this row.</summary>
    /// <param name="from">Null: at once.</param>
    /// <param name="until">The last day; null: for as long as the round takes.</param>
    public void SeatMember(Guid person, Seat seat, DateOnly? from, DateOnly? until, DateTimeOffset now)
    {
        var (starts, ends) = (from is { } first && first != PhnomPenh.Day(now) ? StartOf(first) : now, DayAfter(until));
        Rule.Require(starts >= now, "seat.past", "A seat starts today or later.");
        Rule.Require(ends is null || ends > starts, "seat.dates", "A seat ends on or after the day it starts.");
        Rule.Require(committee.Count < MostSeats, "committee.large", "A round has at most 100 seats, the ended ones included.");
        Rule.Require(!committee.Exists(other => other.PersonId == person && other.Meets(starts, ends)), "committee.people", "This person has a seat in that time.");
        Rule.Require(seat != Seat.Chair || !committee.Exists(other => other.Seat == Seat.Chair && other.Meets(starts, ends)), "committee.chair", "A committee has one chair. End the seat of the other one first.");
        committee.Add(CommitteeMember.Take(person, seat, starts, ends));
    }

    /// <summary>Ends a seat; its history stays. Called under the lock of this row.</summary>
    /// <param name="until">The last day; null: at once.</param>
    public void EndSeat(CommitteeMember seat, DateOnly? until, DateTimeOffset now)
    {
        var ends = DayAfter(until) ?? now;
        Rule.Require(seat.To is null || now < seat.To, "seat.ended", "This seat has ended. Load the page again.");
        Rule.Require(ends >= now, "seat.past", "A seat ends today or later.");
        seat.End(ends);
    }

    private static DateTimeOffset? DayAfter(DateOnly? day) => day is { } last ? StartOf(last).AddDays(1) : null;

    private static DateTimeOffset StartOf(DateOnly day)
    {
        Rule.Require(day.Year is >= 2020 and <= 2100, "seat.dates", "Check the year of the seat.");
        return PhnomPenh.At(day, TimeOnly.MinValue);
    }

    /// <summary>The most that one proposal may ask for: no more than the round, and no more than the envelope.</summary>
    public Money CeilingIn(Envelope envelope) =>
        Money.Eur(Math.Min(envelope.AmountEur, Math.Min(CeilingEur ?? decimal.MaxValue, ProposalCeilingEur ?? decimal.MaxValue)));

    /// <summary>Called by the envelope, under the lock of this row: the round's own ceiling holds as the envelope's does.</summary>
    public void Reserve(Money amount)
    {
        Rule.Available(
            CeilingEur is not { } ceiling || ReservedEur + amount.Amount <= ceiling, "round.short", "The ceiling of this round leaves less. Approve a smaller amount or none.",
            ("available", Money.Eur((CeilingEur ?? 0) - ReservedEur)));
        ReservedEur += amount.Amount;
    }

    public void Release(Money amount) => ReservedEur -= amount.Amount;

    public RoundState StateAt(DateTimeOffset now) => StateAt(Opens, Deadline, now);

    public static RoundState StateAt(DateTimeOffset opens, Deadline deadline, DateTimeOffset now) =>
        now < opens ? RoundState.Announced : deadline.HasPassed(now) ? RoundState.Closed : RoundState.Open;

    /// <summary>Work on new proposals needs an open round.</summary>
    /// <param name="now">The time.</param>
    /// <param name="until">A later end for what was sent back; null for the deadline.</param>
    public void RequireOpen(DateTimeOffset now, Deadline? until = null)
    {
        var state = StateAt(Opens, until ?? Deadline, now);
        Rule.Require(state != RoundState.Announced, "round.not_open", "This round is not open yet. Come back when it opens.", ("opens", Opens));
        Rule.Require(state != RoundState.Closed, "round.closed", "This round is closed. Keep the draft for the next round.", ("deadline", Deadline.At));
    }

    private static decimal? Ceiling(Money? told)
    {
        Rule.Require(told is null or { Currency: Currency.Eur, Amount: > 0 }, "round.ceiling_amount", "A ceiling is an amount in EUR above zero.");
        return told?.Amount;
    }

    private static DateTimeOffset DemoDeadline(DateTimeOffset now) => PhnomPenh.At(PhnomPenh.Day(now).AddDays(30), new TimeOnly(17, 0));
}

/// <summary>An L&amp;L event that a proposal can cite as its origin (P05): a reference, until Events keeps them.</summary>
internal sealed class OriginEvent
{
    private OriginEvent()
    {
    }

    public Id<OriginEvent> Id { get; private init; }

    public string SourceKey { get; private init; } = "";

    public LocalText Title { get; private set; } = new("");

    /// <summary>As the source prints it: a day, a range or a month.</summary>
    public string PrintedDate { get; private set; } = "";

    public string Place { get; private set; } = "";

    public static OriginEvent Record(string sourceKey) => new() { Id = Id<OriginEvent>.New(), SourceKey = sourceKey };

    public bool Describe(OriginEventImport told)
    {
        var (title, date, place) = (
            Words.Checked(told.Title, Lengths.Title, "title"), Words.Checked(told.PrintedDate, 100, "printedDate"), Words.Checked(told.Place, 200, "place", required: false));
        var changed = (Title, PrintedDate, Place) != (title, date, place);
        (Title, PrintedDate, Place) = (title, date, place);
        return changed;
    }
}
