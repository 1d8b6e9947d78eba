namespace CCoP.Proposals.Domain;

/// <summary>A committee member's own scores of a proposal's content; free to revise until the decision, blind before it is in (P12).</summary>
internal sealed class Review
{
    private Review()
    {
    }

    public Id<Review> Id { get; private init; }

    public Id<Proposal> ProposalId { get; private init; }

    public Guid ReviewerId { get; private init; }

    /// <summary>The content that was scored; scores of an earlier content count no more.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>The version of the round's rubric by which it was scored.</summary>
    public int RubricVersion { get; private set; }

    public IReadOnlyList<CriterionScore> Scores { get; private set; } = [];

    /// <summary>For the committee alone.</summary>
    public string? Comment { get; private set; }

    /// <summary>Its writers read it once the committee has decided (P13).</summary>
    public string? ToCop { get; private set; }

    /// <summary>Weighted average of the scores, of 5.</summary>
    public decimal Weighted { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static Review By(Guid reviewer, Proposal proposal) => new() { Id = Id<Review>.New(), ProposalId = proposal.Id, ReviewerId = reviewer, ContentHash = proposal.ContentHash };

    public void Score(NewReview told, Proposal proposal, Round round, DateTimeOffset now)
    {
        proposal.RequireSubmitted();
        var points = Words.Checked(told.Scores, "scores").GroupBy(score => score.Criterion, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        Rule.Require(
            points.Count == told.Scores.Count && points.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(round.Rubric.Select(criterion => criterion.Key)),
            "score.incomplete", "Score every criterion of the rubric once.", ("criteria", round.Rubric.Select(criterion => criterion.Key)));
        Scores = [.. round.Rubric.Select(criterion => points[criterion.Key][0]).Select(score => score with { Comment = Words.CheckedOrNone(score.Comment, 2_000, "comment") })];
        Weighted = round.Rubric.Zip(Scores, (criterion, score) => criterion.Weight * score.Points!.Value).Sum() / 100m;
        (Comment, ToCop) = (Words.CheckedOrNone(told.Comment, Lengths.Reason, "comment"), Words.CheckedOrNone(told.ToCop, Lengths.Reason, "toCop"));
        (RubricVersion, At) = (round.RubricVersion, now);
    }
}
