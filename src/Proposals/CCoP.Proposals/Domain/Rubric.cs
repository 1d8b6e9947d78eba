namespace CCoP.Proposals.Domain;

/// <summary>What the committee scores: criteria whose weights sum to 100, three of them in every round (P13).</summary>
internal static class Rubric
{
    public const string CommonInterest = "common-interest", Inclusion = "inclusion", BudgetRealism = "budget";

    private static readonly string[] InEveryRound = [CommonInterest, Inclusion, BudgetRealism];

    public static IReadOnlyList<Criterion> Checked(IReadOnlyList<Criterion>? told)
    {
        var rubric = Words.Checked(told, "rubric").Select(criterion => criterion with { Key = Words.Checked(criterion.Key, 40, "rubric"), Title = Words.Checked(criterion.Title, Lengths.Title, "rubric") }).ToList();
        Rule.Require(rubric.Sum(criterion => criterion.Weight) == 100, "rubric.weights", "The weights of the criteria must sum to 100.", ("sum", rubric.Sum(criterion => criterion.Weight)));
        Rule.Require(rubric.DistinctBy(criterion => criterion.Key, StringComparer.Ordinal).Count() == rubric.Count, "rubric.keys", "Give each criterion a key of its own.");
        var missing = InEveryRound.Except(rubric.Select(criterion => criterion.Key), StringComparer.Ordinal).ToList();
        Rule.Require(missing.Count == 0, "rubric.missing", "Every rubric scores common interest, inclusion and budget realism.", ("missing", missing));
        return rubric;
    }
}
