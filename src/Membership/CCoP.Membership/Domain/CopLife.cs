namespace CCoP.Membership.Domain;

/// <summary>The life of a CoP: forming, established, awarded, active, goal reached, disbanded, and reopened (M06).</summary>
internal sealed partial class Cop
{
    private const string PartsNeeded = "A CoP needs its domain, practice, community and at least one goal before it is established.";

    /// <summary>Which of the three parts, or that a goal, is not written yet (F06).</summary>
    public IEnumerable<string> Missing =>
        from part in ((string Name, bool IsThere)[])[("domain", Domain.En.Length > 0), ("practice", Practice.En.Length > 0), ("community", Community.En.Length > 0), ("goal", Goals.Count > 0)]
        where !part.IsThere
        select part.Name;

    public void Establish(Acting by, DateTimeOffset now)
    {
        Rule.Require(State == CopState.Forming, "cop.state", "This is not the next step of the CoP. Load the page again.", ("state", State));
        Rule.Require(!Missing.Any(), "cop.parts_missing", PartsNeeded, ("missing", Missing.ToList()));
        Become(CopState.Established, by, null, now);
    }

    /// <summary>An award was made to it; false when it was awarded before.</summary>
    public bool TakeAward(DateTimeOffset now)
    {
        if (State is CopState.Established or CopState.GoalReached)
        {
            Become(CopState.Awarded, null, null, now);
            return true;
        }

        return false;
    }

    /// <summary>It carried out the first activity of its award; false when it did so before.</summary>
    public bool TakeActivity(DateTimeOffset now)
    {
        if (State == CopState.Awarded)
        {
            Become(CopState.Active, null, null, now);
            return true;
        }

        return false;
    }

    /// <summary>Its people say that the goal is reached, and what they take from it.</summary>
    public void ReachGoal(LocalText reflection, Acting by, DateTimeOffset now)
    {
        Rule.Require(
            State is CopState.Established or CopState.Awarded or CopState.Active, "cop.state", "This is not the next step of the CoP. Load the page again.", ("state", State));
        Become(CopState.GoalReached, by, Words.Checked(reflection, Lengths.Prose, "words"), now);
    }

    /// <summary>It ends; nothing of it is deleted. Money and reports come first (A18).</summary>
    public CopDisbanded Disband(LocalText closing, Obligations open, Acting by, DateTimeOffset now)
    {
        Rule.Require(State != CopState.Disbanded, "cop.disbanded", "This CoP is disbanded. Reopen it first.");
        Rule.Require(open.UnclearedAdvances == 0, "cop.advance_uncleared", "Clear every advance first, then disband.", ("open", open.UnclearedAdvances));
        Rule.Require(open.DueReports == 0, "cop.report_due", "Publish the report of every award first, then disband.", ("open", open.DueReports));
        Become(CopState.Disbanded, by, Words.Checked(closing, Lengths.Prose, "words"), now);
        return new CopDisbanded(Id.Value, [.. Members.Select(member => member.Value)], now);
    }

    /// <summary>Its people take it up again, for a next phase.</summary>
    public void Reopen(LocalText reason, Acting by, DateTimeOffset now)
    {
        Rule.Require(State is CopState.Disbanded or CopState.GoalReached, "cop.state", "This is not the next step of the CoP. Load the page again.", ("state", State));
        Become(Missing.Any() ? CopState.Forming : CopState.Established, by, Words.Checked(reason, Lengths.Prose, "words"), now);
    }

    private void Become(CopState state, Acting? by, LocalText? words, DateTimeOffset now)
    {
        (State, IsChangedHere) = (state, true);
        steps.Add(CopStep.Taken(state, by, words, now));
    }
}

/// <summary>What other services still wait for from a CoP.</summary>
internal sealed record Obligations(int UnclearedAdvances, int DueReports);

/// <summary>A step in the life of a CoP.</summary>
internal sealed class CopStep
{
    private CopStep()
    {
    }

    public Id<CopStep> Id { get; private init; }

    public Id<Cop> CopId { get; private init; }

    /// <summary>What it became.</summary>
    public CopState State { get; private init; }

    /// <summary>Null where an award or a gathering caused it.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>As it was then.</summary>
    public string? Role { get; private init; }

    /// <summary>What its people took from it, or why; in English, perhaps in Khmer. Null where nothing is to be said.</summary>
    public string? WordsEn { get; private init; }

    public string? WordsKm { get; private init; }

    public DateTimeOffset At { get; private init; }

    public LocalText? Words => WordsEn is null ? null : new(WordsEn, WordsKm);

    public static CopStep Taken(CopState state, Acting? by, LocalText? words, DateTimeOffset now) =>
        new() { Id = Id<CopStep>.New(), State = state, PersonId = by?.PersonId, Role = by?.Role, WordsEn = words?.En, WordsKm = words?.Km, At = now };
}
