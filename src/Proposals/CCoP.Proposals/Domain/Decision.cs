namespace CCoP.Proposals.Domain;

/// <summary>What the committee decided, when, and why (P14). It never changes; only its conditions move on.</summary>
internal sealed class Decision
{
    private readonly List<Condition> conditions = [];

    private Decision()
    {
    }

    public Id<Decision> Id { get; private init; }

    public DecisionOutcome Outcome { get; private init; }

    public LocalText Reason { get; private init; } = new("");

    /// <summary>Null unless it was approved.</summary>
    public decimal? ApprovedEur { get; private init; }

    /// <summary>What was asked for and what was approved, line by line as it then was; empty unless it was approved.</summary>
    public IReadOnlyList<DecidedLine> Lines { get; private init; } = [];

    /// <summary>The closed deliberation that it rests on; null where it was assessed online by scores alone.</summary>
    public Id<Deliberation>? DeliberationId { get; private init; }

    /// <summary>How the committee voted there; empty where it did not.</summary>
    public IReadOnlyList<VoteCount> Votes { get; private init; } = [];

    /// <summary>The chair, or the substitute.</summary>
    public Guid By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public IReadOnlyList<Condition> Conditions => conditions;

    public bool Approves => Outcome is DecisionOutcome.Approve or DecisionOutcome.ApproveWithConditions;

    public static Decision Take(NewDecision told, Proposal proposal, Deliberation? deliberation, Guid by, DateTimeOffset now)
    {
        var votes = Deliberation.Count(deliberation?.Counted.Select(vote => vote.Outcome) ?? []);
        Rule.Require(
            votes.Count == 0 || votes.Any(count => count.Outcome == told.Outcome && count.Votes == votes[0].Votes),
            "decision.against_vote", "Decide as the committee voted; where two outcomes have as many votes, choose one of them.",
            ("leading", votes.TakeWhile(count => count.Votes == votes[0].Votes).Select(count => count.Outcome)));
        var reason = Bilingual.Checked(told.Reason, Lengths.Reason, "decision.reason_missing", "Give the reason in English and in Khmer.");
        var approves = told.Outcome is DecisionOutcome.Approve or DecisionOutcome.ApproveWithConditions;
        var lines = approves ? Approve(told, proposal) : [];
        var decision = new Decision
        {
            Id = Id<Decision>.New(),
            Outcome = told.Outcome!.Value,
            Reason = reason,
            ApprovedEur = approves ? lines.Sum(line => line.ApprovedEur.Amount) : null,
            Lines = lines,
            DeliberationId = deliberation?.Id,
            Votes = votes,
            By = by,
            At = now,
        };
        if (told.Outcome == DecisionOutcome.ApproveWithConditions)
        {
            decision.conditions.AddRange(Words.Checked(told.Conditions ?? [], "conditions").Select((condition, position) => Condition.Set(position, condition, proposal, now)));
            Rule.Require(decision.conditions.Count > 0, "decision.conditions_missing", "State at least one condition.");
        }

        return decision;
    }

    /// <summary>One amount spread over all lines, or an amount for each of them.</summary>
    private static List<DecidedLine> Approve(NewDecision told, Proposal proposal)
    {
        var (lines, requested) = (proposal.Budget.OrderBy(line => line.Position).ToList(), Money.Eur(proposal.RequestedEur!.Value));
        if (told.Lines is null)
        {
            Rule.Require(
                told.ApprovedEur is { Currency: Currency.Eur, Amount: > 0 } amount && amount <= requested,
                "decision.amount", "Approve an amount in EUR above zero and no more than was requested.", ("requested", requested));
            return [.. lines.Zip(BudgetEntry.Spread(told.ApprovedEur!.Value.Amount, [.. lines.Select(line => line.RequestedEur!.Value)]), Decide)];
        }

        var approved = Words.Checked(told.Lines, "lines").ToLookup(line => line.LineId!.Value, line => line.ApprovedEur);
        Rule.Require(
            told.Lines.Count == lines.Count && lines.TrueForAll(line => approved[line.Id.Value].Any()),
            "decision.lines", "Give each line of the budget one approved amount.");
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            Rule.Require(
                approved[line.Id.Value].First() is { Currency: Currency.Eur, Amount: >= 0 } amount && amount.Amount <= line.RequestedEur,
                "decision.line", "Approve between nothing and the requested amount of this line, in EUR.",
                ("line", index + 1), ("requested", Money.Eur(line.RequestedEur!.Value)));
        }

        var sum = Money.Eur(lines.Sum(line => approved[line.Id.Value].First().Amount));
        Rule.Require(sum.Amount > 0 && (told.ApprovedEur is null || told.ApprovedEur == sum), "decision.sum", "The amounts of the lines must sum to the approved amount, above zero.", ("sum", sum));
        return [.. lines.Select(line => Decide(line, approved[line.Id.Value].First().Amount))];
    }

    private static DecidedLine Decide(BudgetEntry line, decimal approved) => new(line.Id.Value, line.Description, Money.Eur(line.RequestedEur!.Value), Money.Eur(approved));
}
