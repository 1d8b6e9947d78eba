namespace CCoP.Proposals.Domain;

/// <summary>
/// A change of an award: money moved between lines, activities changed, money given back, or all of it (P17). Finance books it
/// before it counts, because only Finance knows what is spent and promised.
/// </summary>
internal sealed class Amendment
{
    private Amendment()
    {
    }

    public Id<Award> AwardId { get; private init; }

    /// <summary>Within the award, from 1: the order in which they were proposed and so of those that were booked.</summary>
    public int Number { get; private init; }

    public AmendmentKind Kind { get; private init; }

    public AmendmentState State { get; private set; }

    public string Reason { get; private init; } = "";

    /// <summary>The lines that change.</summary>
    public IReadOnlyList<LineMove> Lines { get; private init; } = [];

    /// <summary>The activities that change.</summary>
    public IReadOnlyList<ActivityChange> Activities { get; private init; } = [];

    /// <summary>It went beyond what members may move by themselves.</summary>
    public bool NeededApproval { get; private init; }

    public Guid ProposedBy { get; private init; }

    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>Who approved or refused it; null while nobody has, and where nobody needed to.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When it was approved, refused, booked or not booked: the latest of them.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public string? RefusedFor { get; private set; }

    /// <summary>The line on which Finance holds more than the amendment leaves; null for the award as a whole, and unless it was not booked.</summary>
    public Guid? HeldLineId { get; private set; }

    /// <summary>What is spent and promised there; null unless it was not booked.</summary>
    public decimal? HeldEur { get; private set; }

    public static Amendment Propose(int number, Award award, NewAmendment told, int threshold, Guid by, DateTimeOffset now)
    {
        var (moves, changes) = (Moves(award, told), Changes(award, told));
        Rule.Require(moves.Count + changes.Count > 0, "amendment.nothing", "This changes nothing. Change an amount or an activity.");
        var sum = moves.Sum(move => move.To.Amount - move.From.Amount);
        Rule.Require(sum <= 0, "amendment.raises", "The lines may not sum to more than the award. Take as much from another line.", ("over", Money.Eur(sum)));
        var beyond = sum < 0 || moves.Exists(move => IsBeyond(move, award.ApprovedLines, threshold)) || changes.Exists(IsBeyond);
        return Begin(number, sum < 0 ? AmendmentKind.Reduce : AmendmentKind.Move, moves, changes, beyond, told.Reason, by, now);
    }

    public static Amendment Withdraw(int number, Award award, string reason, Guid by, DateTimeOffset now) => Begin(
        number, AmendmentKind.Withdraw, [.. award.Lines.Where(line => line.AmountEur.Amount > 0).Select(line => new LineMove(line.Id, line.AmountEur, Money.Eur(0)))], [],
        award.State != AwardState.Suspended, reason, by, now);

    /// <summary>The lines of the award as they are once this is booked.</summary>
    public IReadOnlyList<AwardLine> LinesOf(IReadOnlyList<AwardLine> lines) =>
        [.. lines.Select(line => Lines.FirstOrDefault(move => move.LineId == line.Id) is { } move ? line with { AmountEur = move.To } : line)];

    public IReadOnlyList<AwardActivity> ActivitiesOf(IReadOnlyList<AwardActivity> activities) =>
        [.. activities.Select(activity => Activities.FirstOrDefault(change => change.After.Id == activity.Id)?.After ?? activity)];

    public void Approve(Guid by, DateTimeOffset now) => (State, DecidedBy, ChangedAt) = (AmendmentState.WaitingForFinance, by, now);

    public void Refuse(string reason, Guid by, DateTimeOffset now) =>
        (State, RefusedFor, DecidedBy, ChangedAt) = (AmendmentState.Refused, Words.Checked(reason, Lengths.Why, "reason"), by, now);

    public void Apply(DateTimeOffset now) => (State, ChangedAt) = (AmendmentState.Booked, now);

    public void NotBooked(Guid? line, decimal held, DateTimeOffset now) => (State, HeldLineId, HeldEur, ChangedAt) = (AmendmentState.NotBooked, line, held, now);

    private static Amendment Begin(
        int number, AmendmentKind kind, IReadOnlyList<LineMove> moves, IReadOnlyList<ActivityChange> changes, bool needsApproval, string reason, Guid by, DateTimeOffset now)
    {
        return new Amendment
        {
            Number = number,
            Kind = kind,
            State = needsApproval ? AmendmentState.WaitingForApproval : AmendmentState.WaitingForFinance,
            Reason = Words.Checked(reason, Lengths.Why, "reason"),
            Lines = moves,
            Activities = changes,
            NeededApproval = needsApproval,
            ProposedBy = by,
            ProposedAt = now,
        };
    }

    private static List<LineMove> Moves(Award award, NewAmendment told)
    {
        var wanted = Words.Checked(told.Lines, "lines").ToList();
        Rule.Shape(wanted.DistinctBy(line => line.LineId).Count() == wanted.Count, "amendment.lines", "Name each line once.");
        return [.. wanted.Select(one =>
        {
            var line = award.Lines.FirstOrDefault(line => line.Id == one.LineId);
            Rule.Require(line is not null, "amendment.unknown_line", "Choose a line of this award.");
            Rule.Require(one.AmountEur is { Currency: Currency.Eur, Amount: >= 0 }, "amendment.amount", "A line is an amount in EUR, zero or more.");
            return new LineMove(line.Id, line.AmountEur, one.AmountEur);
        }).Where(move => move.From != move.To)];
    }

    private static List<ActivityChange> Changes(Award award, NewAmendment told)
    {
        var wanted = Words.Checked(told.Activities ?? [], "activities").ToList();
        Rule.Shape(wanted.DistinctBy(activity => activity.Id).Count() == wanted.Count, "amendment.activities", "Name each activity once.");
        return [.. wanted.Select((one, position) =>
        {
            var before = award.Activities.FirstOrDefault(activity => activity.Id == one.Id);
            Rule.Require(before is not null, "amendment.unknown_activity", "Choose an activity of this award.");
            var planned = Activity.Add();
            planned.Plan(position, one);
            return new ActivityChange(before, before with { Title = planned.Title, Province = planned.Province, Place = planned.Place ?? before.Place, From = planned.From, To = planned.To });
        }).Where(change => change.Before != change.After)];
    }

    /// <summary>Days may move by themselves; another place or another activity is for somebody else to approve.</summary>
    private static bool IsBeyond(ActivityChange change) => (change.Before.Title, change.Before.Province) != (change.After.Title, change.After.Province);

    /// <summary>A line that was approved as nothing can grow only with approval.</summary>
    private static bool IsBeyond(LineMove move, IReadOnlyList<AwardLine> approved, int threshold)
    {
        var was = approved.First(line => line.Id == move.LineId).AmountEur.Amount;
        return Math.Abs(move.To.Amount - was) * 100 > was * threshold;
    }
}
