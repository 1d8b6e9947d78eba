namespace CCoP.Finance.Domain;

/// <summary>
/// One version of the finance policy: decision tables whose every row stands under a clause, so that a refusal can name it (A04).
/// It is in force from its first day until that of a later version, and assumed until somebody says where it is written.
/// </summary>
internal sealed class Policy
{
    /// <summary>Nobody acts in two duties on one transaction.</summary>
    public const string FourEyes = "2.1";

    /// <summary>No new advance while an earlier one of the award is overdue.</summary>
    public const string Overdue = "4.1";

    /// <summary>No new advance while more than <see cref="MostUncleared"/> is uncleared.</summary>
    public const string Uncleared = "4.2";

    private const int MostBands = 10;
    private const int MostApprovals = 5;

    private Policy()
    {
    }

    /// <summary>Version, from 1.</summary>
    public int Number { get; private init; }

    public DateOnly From { get; private init; }

    /// <summary>Where it is written; for an assumed one, why it is assumed.</summary>
    public string Source { get; private set; } = "";

    /// <summary>By amount, the smallest first; the last has no limit (N14).</summary>
    public IReadOnlyList<ApprovalBand> Approvals { get; private init; } = [];

    /// <summary>Roles of which nobody holds both, also not for somebody absent (N13).</summary>
    public IReadOnlyList<IncompatibleRoles> Incompatible { get; private init; } = [];

    /// <summary>Share of an award's lines of option 2 that may be out with its members before they get another advance (N08).</summary>
    public decimal MostUncleared { get; private init; }

    /// <summary>Empty for the first version, which came with the platform.</summary>
    public Guid RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Null while it is assumed.</summary>
    public Guid? ConfirmedBy { get; private set; }

    public bool IsAssumed => ConfirmedBy is null;

    /// <summary>The version that the platform comes with. The booklet names no values (F23): all of them are assumed.</summary>
    public static Policy First { get; } = new()
    {
        Number = 1,
        From = new(2020, 1, 1),
        Source = "Assumed: the facilitator's written policy has not been seen.",
        Approvals =
        [
            new("3.1", Money.Eur(2_000), [Roles.FinanceApprove]),
            new("3.2", Money.Eur(10_000), [Roles.Facilitator, Roles.FinanceApprove]),
            new("3.3", null, [Roles.Facilitator, Roles.FinanceApprove, Roles.FinanceApprove]),
        ],
        MostUncleared = 0.50m,
        Incompatible =
        [
            new("2.3", Roles.FinanceApprove, Roles.FinancePay),
            new("2.3", Roles.Facilitator, Roles.FinancePay),
            new("2.4", Roles.Grantee, Roles.FinanceVerify),
            new("2.4", Roles.Grantee, Roles.FinanceApprove),
            new("2.4", Roles.Grantee, Roles.FinancePay),
            new("2.4", Roles.Grantee, Roles.Facilitator),
            new("2.5", Roles.Auditor, Roles.FinanceVerify),
            new("2.5", Roles.Auditor, Roles.FinanceApprove),
            new("2.5", Roles.Auditor, Roles.FinancePay),
            new("2.5", Roles.Auditor, Roles.Facilitator),
        ],
    };

    /// <summary>The next version, for a day that has not begun to count yet: what was decided before stays as it was.</summary>
    public static Policy Record(NewPolicy told, Policy before, Guid person, DateTimeOffset now)
    {
        var (from, today) = (Told.Checked(told.From, "from"), PhnomPenh.Day(now));
        Rule.Require(from >= today && from >= before.From, "policy.past", "A policy is in force from today or a later day on, and after the one before it.", ("today", today));
        return new Policy
        {
            Number = before.Number + 1,
            From = from,
            Source = Words.Checked(told.Source, 400, "source"),
            Approvals = Bands(Words.Checked(told.Approvals, "approvals")),
            Incompatible = before.Incompatible,
            MostUncleared = Share(told.MostUncleared!.Value),
            RecordedBy = person,
            RecordedAt = now,
        };
    }

    /// <summary>Says where it is written; it is assumed no longer.</summary>
    public void Confirm(string source, Guid person)
    {
        Rule.Require(IsAssumed, "policy.confirmed", "This version is confirmed already. Record a new version to change it.");
        Rule.Allowed(person != RecordedBy, "step.same_person", "Another person than the one who recorded a policy confirms it.", ("clause", FourEyes), ("policy", Number));
        (Source, ConfirmedBy) = (Words.Checked(source, 400, "source"), person);
    }

    /// <summary>Whose approvals an amount needs.</summary>
    public NeededApprovals ApprovalsFor(decimal eur) => new(Number, IsAssumed, Money.Eur(eur), Approvals.First(band => band.UpTo is null || eur <= band.UpTo.Value.Amount));

    /// <summary>The clause that forbids to hold both of two roles; null when none does.</summary>
    public string? Forbids(string one, string other) =>
        Incompatible.FirstOrDefault(pair => (pair.One == one && pair.Other == other) || (pair.One == other && pair.Other == one))?.Clause;

    private static decimal Share(decimal told)
    {
        Rule.Shape(told is >= 0 and <= 1 && told == Math.Round(told, 2), "policy.share", "A share is between 0 and 100 percent, without decimals.");
        return told;
    }

    private static List<ApprovalBand> Bands(IReadOnlyList<NewApprovalBand> told)
    {
        Rule.Shape(told.Count is > 0 and <= MostBands, "policy.bands", "Name one to ten bands, each up to a higher amount than the one before; the last has no limit.");
        var bands = told.Select(band =>
        {
            var roles = Words.Checked(band.Roles, "roles");
            Rule.Shape(
                roles.Count is > 0 and <= MostApprovals && roles.All(role => role is Roles.Facilitator or Roles.FinanceApprove),
                "policy.roles", "A band needs one to five approvals, by finance_approve or facilitator.");
            return new ApprovalBand(Words.Checked(band.Clause, 20, "clause"), band.UpTo is { } limit ? Told.Checked(limit, "upTo") : null, roles);
        }).ToList();
        var limits = bands.ConvertAll(band => band.UpTo?.Amount ?? decimal.MaxValue);
        Rule.Shape(
            bands[^1].UpTo is null && limits.Zip(limits.Skip(1)).All(pair => pair.First < pair.Second) && bands.TrueForAll(band => band.UpTo is null or { Currency: Currency.Eur }),
            "policy.bands", "Name one to ten bands in EUR, each up to a higher amount than the one before; the last has no limit.");
        return bands;
    }
}

/// <summary>Whose approvals an amount needs, as the policy of the day said.</summary>
/// <param name="PolicyNumber">Version of the policy.</param>
/// <param name="Value">What the band was chosen by.</param>
internal sealed record NeededApprovals(int PolicyNumber, bool IsAssumed, Money Value, ApprovalBand Band);
