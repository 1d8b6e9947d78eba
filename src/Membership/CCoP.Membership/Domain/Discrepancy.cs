namespace CCoP.Membership.Domain;

/// <summary>
/// A place where sources disagree, or say a thing in several ways (C01-C32), with the claims of it. Its outcome is computed from them,
/// so that a changed claim shows; what a person decided is kept beside the claims and replaces none of them.
/// </summary>
internal sealed class Discrepancy
{
    private readonly List<Claim> claims = [];

    private Discrepancy()
    {
    }

    public Id<Discrepancy> Id { get; private init; }

    /// <summary>Its number in the list of them, for example <c>C16</c>.</summary>
    public string Code { get; private init; } = "";

    public LocalText Title { get; private set; } = new("");

    /// <summary>What the import does with it.</summary>
    public LocalText Handling { get; private set; } = new("");

    /// <summary>Differing claims are about a fact that a person has to decide, not only ways to say it.</summary>
    public bool NeedsPerson { get; private set; }

    /// <summary>Counts the changes of its claims.</summary>
    public int Revision { get; private set; }

    /// <summary>Null: nobody has decided.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The claims that stand, at most one of a fact; of a fact without one all stay side by side.</summary>
    public List<Guid> StandingIds { get; private set; } = [];

    /// <summary>The <see cref="Revision"/> that was decided on.</summary>
    public int? DecidedRevision { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<Claim> Claims => claims;

    public ReconciliationOutcome Outcome =>
        DecidedAt is not null ? DecidedRevision == Revision ? ReconciliationOutcome.Decided : ReconciliationOutcome.Changed
        : claims.Count == 0 || (NeedsPerson && Facts().Any(fact => fact.IsOpen)) ? ReconciliationOutcome.NeedsReview
        : Facts().All(fact => fact.Agrees) ? ReconciliationOutcome.Agrees
        : ReconciliationOutcome.KeptAsVariants;

    /// <summary>Claims that agree, or are kept side by side, leave nothing to decide.</summary>
    public bool IsForAPerson => Outcome is not (ReconciliationOutcome.Agrees or ReconciliationOutcome.KeptAsVariants);

    public static Discrepancy Note(string code) => new() { Id = Id<Discrepancy>.New(), Code = Words.Checked(code, Lengths.Key, "sourceKey") };

    /// <summary>Takes what is told of the row; false when nothing changed.</summary>
    public bool Describe(DiscrepancyImport told)
    {
        var (title, handling) = (Words.Checked(told.Title, Lengths.Name, "title"), Words.Checked(told.Handling, Lengths.Prose, "handling"));
        if ((Title, Handling, NeedsPerson) == (title, handling, told.NeedsPerson))
        {
            return false;
        }

        (Title, Handling, NeedsPerson) = (title, handling, told.NeedsPerson);
        return true;
    }

    /// <summary>Takes a claim, new or known; a decision that was made before it has to be made again.</summary>
    public (Claim Claim, bool IsNew, bool Changed) Take(string sourceKey, ClaimImport told)
    {
        var claim = claims.Find(known => known.SourceKey == sourceKey);
        var isNew = claim is null;
        claim ??= Claim.Record(sourceKey);
        var changed = claim.Describe(told);
        if (isNew)
        {
            claims.Add(claim);
        }

        Revision += changed ? 1 : 0;
        return (claim, isNew, changed);
    }

    /// <summary>The claims by what they are about, in the order in which they were told.</summary>
    public IReadOnlyList<Fact> Facts() =>
        [.. claims.OrderBy(claim => claim.Id.Value).GroupBy(claim => (claim.Subject, claim.Field)).Select(same => new Fact(same.Key.Subject, same.Key.Field, [.. same]))];

    /// <summary>A person says which claims stand, or that all stay side by side; also once more, with another reason.</summary>
    public void Decide(IReadOnlyList<Guid> standing, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(IsForAPerson, "discrepancy.settled", "Nothing is to be decided here: the claims agree, or are kept side by side.");
        Rule.Require(
            standing.All(id => claims.Exists(claim => claim.Id.Value == id)) && Facts().All(fact => fact.Claims.Count(claim => standing.Contains(claim.Id.Value)) <= 1),
            "discrepancy.standing", "Choose at most one claim of each fact, from this discrepancy alone.");
        (Reason, StandingIds, DecidedBy, DecidedAt, DecidedRevision) = (Words.Checked(reason, Lengths.Reason, "reason"), [.. standing], by, now, Revision);
    }
}

/// <summary>What all claims of one field of one subject say together.</summary>
internal sealed record Fact(string Subject, ClaimField Field, IReadOnlyList<Claim> Claims)
{
    public bool Agrees => Claims.DistinctBy(claim => claim.Value, StringComparer.Ordinal).Count() == 1;

    /// <summary>Its claims differ, or one of them means nothing certain.</summary>
    public bool IsOpen => !Agrees || Claims.Any(claim => claim.Normalised is null);
}
