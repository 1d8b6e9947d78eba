namespace CCoP.Finance.Domain;

/// <summary>
/// One role of somebody absent, handed to another person from a day to a day (N14). It counts only while the absent person still
/// holds the role, and every step taken by it says for whom.
/// </summary>
internal sealed class Delegation
{
    private const int LongestDays = 90;

    private Delegation()
    {
    }

    public Id<Delegation> Id { get; private init; }

    /// <summary>The role, as in tokens.</summary>
    public string Role { get; private init; } = "";

    /// <summary>Who is absent.</summary>
    public Guid FromPersonId { get; private init; }

    /// <summary>Who acts meanwhile.</summary>
    public Guid ToPersonId { get; private init; }

    public DateOnly From { get; private init; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; private init; }

    public string Reason { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Back earlier than planned; null while it runs as planned.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public uint Version { get; private set; }

    /// <param name="own">Roles that the absent person holds.</param>
    /// <param name="theirs">Roles that the other person holds, handed over or their own.</param>
    /// <param name="earlier">What the absent person handed over before.</param>
    public static Delegation Hand(
        NewDelegation told, IReadOnlyCollection<string> own, IReadOnlyCollection<string> theirs, IEnumerable<Delegation> earlier, Policy policy, Guid person, DateTimeOffset now)
    {
        var (from, until, today) = (Told.Checked(told.From, "from"), Told.Checked(told.Until, "until"), PhnomPenh.Day(now));
        Rule.Allowed(Delegable.Contains(told.Role) && own.Contains(told.Role), "delegation.not_held", "You can hand over only a role of the finance desk that you hold yourself.");
        Rule.Require(from >= today && until >= from && until <= from.AddDays(LongestDays), "delegation.days", "An absence begins today or later and lasts 90 days at most.", ("today", today));
        Rule.Require(told.ToPersonId != person && theirs.Any(Delegable.Contains), "delegation.person", "Hand the role to another person who works at the finance desk.");
        var clause = theirs.Select(role => policy.Forbids(told.Role, role)).FirstOrDefault(clause => clause is not null);
        Rule.Require(
            clause is null, "delegation.incompatible", "The policy forbids that one person holds both this role and one that this person has. Choose another person.",
            ("clause", clause), ("policy", policy.Number));
        Rule.Require(
            earlier.All(one => one.Role != told.Role || one.EndedAt is not null || one.Until < from || one.From > until),
            "delegation.overlap", "Somebody acts for you in this role on one of these days already. End that first.");
        return new Delegation
        {
            Id = Id<Delegation>.New(),
            Role = told.Role,
            FromPersonId = person,
            ToPersonId = told.ToPersonId!.Value,
            From = from,
            Until = until,
            Reason = Words.Checked(told.Reason, 400, "reason"),
            RecordedAt = now,
        };
    }

    /// <summary>By either of the two.</summary>
    public void End(Guid person, DateTimeOffset now)
    {
        Rule.Allowed(person == FromPersonId || person == ToPersonId, "delegation.not_yours", "Only the person who is absent or the one who acts for them ends this.");
        Rule.Require(EndedAt is null && PhnomPenh.Day(now) <= Until, "delegation.ended", "This has ended already.");
        EndedAt = now;
    }

    /// <summary>Roles of the finance desk.</summary>
    public static IReadOnlyList<string> Delegable { get; } = [Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Facilitator];
}

/// <summary>A role that a person can act by.</summary>
/// <param name="OnBehalfOf">Who is absent and handed it over; null for a role of one's own.</param>
internal sealed record HeldRole(RoleCopy Role, Guid? OnBehalfOf);

/// <summary>Who takes a step: a person for themselves, or for somebody absent.</summary>
internal sealed record Actor(Guid PersonId, Guid? OnBehalfOf = null)
{
    public static implicit operator Actor(Guid person) => new(person);

    /// <summary>The same person, or one that stands in for the same.</summary>
    public bool Is(StepTaken step)
    {
        Guid?[] others = [step.PersonId, step.OnBehalfOf];
        return others.Contains(PersonId) || (OnBehalfOf is not null && others.Contains(OnBehalfOf));
    }
}
