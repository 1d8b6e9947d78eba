namespace CCoP.Proposals.Domain;

/// <summary>A call for joint proposals: when it is open, how it is scored and by whom. Its rubric and quorum are frozen (P13).</summary>
internal sealed class Round
{
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

    public IReadOnlyList<Criterion> Rubric { get; private init; } = [];

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
        var rubric = Words.Checked(told.Rubric, "rubric").Select(criterion => criterion with { Key = Words.Checked(criterion.Key, 40, "rubric"), Title = Words.Checked(criterion.Title, Lengths.Title, "rubric") }).ToList();
        Rule.Require(rubric.Sum(criterion => criterion.Weight) == 100, "rubric.weights", "The weights of the criteria must sum to 100.");
        Rule.Require(rubric.DistinctBy(criterion => criterion.Key, StringComparer.Ordinal).Count() == rubric.Count, "rubric.keys", "Give each criterion a key of its own.");
        Rule.Require(told.Demo || told is { Opens: not null, Deadline: not null }, "round.dates", "Say when the round opens and when it closes.");
        var round = new Round
        {
            Id = Id<Round>.New(),
            SourceKey = sourceKey,
            EnvelopeId = envelope.Id,
            Rubric = rubric,
            Quorum = told.Quorum,
            Demo = told.Demo,
            Opens = (told.Demo ? now : told.Opens!.Value).ToUniversalTime(),
            Deadline = new Deadline(told.Demo ? DemoDeadline(now) : told.Deadline!.Value.ToUniversalTime()),
        };
        Rule.Require(round.Opens < round.Deadline.At, "round.dates", "A round opens before it closes.");
        return round;
    }

    /// <summary>Takes what may still change: the title, the committee, and the dates of a real round. False when nothing did.</summary>
    public bool Describe(RoundImport told)
    {
        Rule.Require(
            told.Quorum == Quorum && told.Demo == Demo && Words.Checked(told.Rubric, "rubric").Select(criterion => (criterion.Key, criterion.Weight)).SequenceEqual(Rubric.Select(criterion => (criterion.Key, criterion.Weight))),
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
        if (title == Title && opens == Opens && deadline == Deadline && (ceiling, proposalCeiling, told.MoveThreshold) == (CeilingEur, ProposalCeilingEur, StatedMoveThreshold)
            && seats.Order().SequenceEqual(committee.Select(member => (member.PersonId, member.Seat)).Order()))
        {
            return false;
        }

        (Title, Opens, Deadline) = (title, opens, deadline);
        (CeilingEur, ProposalCeilingEur, StatedMoveThreshold) = (ceiling, proposalCeiling, told.MoveThreshold);
        committee.RemoveAll(member => !seats.Contains((member.PersonId, member.Seat)));
        committee.AddRange(seats.Where(seat => committee.All(member => member.PersonId != seat.PersonId)).Select(seat => new CommitteeMember(seat.PersonId, seat.Seat)));
        return true;
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

/// <summary>A seat in a round's committee (P10). It counts while the person holds a committee role.</summary>
internal sealed class CommitteeMember(Guid personId, Seat seat)
{
    public Id<Round> RoundId { get; private init; }

    public Guid PersonId { get; private init; } = personId;

    public Seat Seat { get; private init; } = seat;
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
