using CCoP.Finance.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Data;

internal sealed class FinanceDb(DbContextOptions<FinanceDb> options) : ServiceDb(options)
{
    /// <summary>They see the money of every award; which step they take is their duty.</summary>
    private static readonly string[] Staff =
        [ServiceDefaults.Roles.FinanceVerify, ServiceDefaults.Roles.FinanceApprove, ServiceDefaults.Roles.FinancePay, ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Auditor];

    public DbSet<Rate> Rates => Set<Rate>();

    public DbSet<Policy> Policies => Set<Policy>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<AwardLedger> Ledgers => Set<AwardLedger>();

    public DbSet<Advance> Advances => Set<Advance>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<Balance> Balances => Set<Balance>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    public DbSet<CopCopy> Cops => Set<CopCopy>();

    public DbSet<RoleCopy> Roles => Set<RoleCopy>();

    /// <summary>Ledgers with what their rules look at; of the advances only what they hold of the award.</summary>
    public IQueryable<AwardLedger> Whole => Ledgers
        .Include(ledger => ledger.Mous).ThenInclude(mou => mou.Signatures)
        .Include(ledger => ledger.Advances)
        .Include(ledger => ledger.Balances)
        .AsSplitQuery();

    /// <summary>Advances with all their parts.</summary>
    public IQueryable<Advance> WholeAdvances => Advances
        .Include(advance => advance.Steps)
        .Include(advance => advance.Clearances).ThenInclude(clearance => clearance.Receipts)
        .AsSplitQuery();

    /// <summary>Roles that count at this moment (M04).</summary>
    public IQueryable<RoleCopy> RolesAt(DateTimeOffset now) => Roles.Where(role => role.From <= now && (role.To == null || now < role.To));

    /// <summary>Roles of a person that count in the CoP of a ledger.</summary>
    public IQueryable<RoleCopy> RolesOf(Guid person, Guid cop, DateTimeOffset now) =>
        RolesAt(now).Where(role => role.PersonId == person && (role.CopId == null || role.CopId == cop));

    /// <summary>Every role by which a person can act today: their own, and those that somebody absent handed to them (N14).</summary>
    public async Task<IReadOnlyList<HeldRole>> HeldByAsync(Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var today = PhnomPenh.Day(now);
        var handed = Delegations.Where(delegation => delegation.ToPersonId == person && delegation.EndedAt == null && delegation.From <= today && today <= delegation.Until);
        var roles = await RolesAt(now).AsNoTracking()
            .Where(role => role.PersonId == person || handed.Any(delegation => delegation.FromPersonId == role.PersonId && delegation.Role == role.Role))
            .ToListAsync(ct);
        return [.. roles.Select(role => new HeldRole(role, role.PersonId == person ? null : role.PersonId))];
    }

    /// <summary>Of those, the ones that count in the CoP of a ledger.</summary>
    public async Task<IReadOnlyList<HeldRole>> HeldByAsync(Guid person, Guid cop, DateTimeOffset now, CancellationToken ct) =>
        [.. (await HeldByAsync(person, now, ct)).Where(held => held.Role.CopId is null || held.Role.CopId == cop)];

    /// <summary>The policy in force on a day.</summary>
    public Task<Policy> PolicyOnAsync(DateOnly day, CancellationToken ct) =>
        Policies.Where(policy => policy.From <= day).OrderByDescending(policy => policy.Number).FirstAsync(ct);

    /// <summary>
    /// Ledgers that exist for this reader: for finance, facilitators and auditors all of them, for others those of awards of an
    /// organisation that they represent. What is not in here is 404, and counts nowhere.
    /// </summary>
    public IQueryable<AwardLedger> VisibleTo(CurrentUser user, DateTimeOffset now)
    {
        var person = user.PersonId;
        return Ledgers.Where(ledger => RolesAt(now).Any(role => role.PersonId == person
            && (Staff.Contains(role.Role)
                || (role.Role == ServiceDefaults.Roles.Grantee && role.OrganisationId != null && ledger.MemberIds.Contains(role.OrganisationId.Value)
                    && (role.CopId == null || role.CopId == ledger.CopId)))));
    }

    /// <summary>The rates in force on a day.</summary>
    public async Task<Rates> RatesOnAsync(DateOnly day, CancellationToken ct) => new(day, await Rates
        .Where(rate => rate.Day <= day && !Rates.Any(later => later.Currency == rate.Currency && later.Day <= day && later.Day > rate.Day))
        .Select(rate => new RecordedRate(rate.Currency, rate.Day, rate.UnitsPerEur, rate.Source))
        .ToListAsync(ct));

    /// <summary>Names of people as Membership last told them; a person without a role has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> people, CancellationToken ct)
    {
        var wanted = people.ToHashSet();
        var roles = await Roles.Where(role => wanted.Contains(role.PersonId)).Select(role => new { role.PersonId, role.PersonName, role.Revision }).ToListAsync(ct);
        return roles.GroupBy(role => role.PersonId).ToDictionary(group => group.Key, group => group.MaxBy(role => role.Revision)!.PersonName);
    }
}
