using CCoP.Membership.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Data;

internal sealed class MembershipDb(DbContextOptions<MembershipDb> options) : ServiceDb(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Hosting> Hostings => Set<Hosting>();

    public DbSet<Cop> Cops => Set<Cop>();

    public DbSet<RightsholderGroup> Groups => Set<RightsholderGroup>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<RoleAssignment> Roles => Set<RoleAssignment>();

    public DbSet<AdvanceCopy> Advances => Set<AdvanceCopy>();

    public DbSet<AwardCopy> Awards => Set<AwardCopy>();

    public DbSet<ReportCopy> Reports => Set<ReportCopy>();

    public DbSet<Discrepancy> Discrepancies => Set<Discrepancy>();

    public DbSet<Claim> Claims => Set<Claim>();

    /// <summary>With all that its rules look at.</summary>
    public IQueryable<Cop> WholeCops => Cops.Include(cop => cop.Memberships).Include(cop => cop.Nominations).ThenInclude(nomination => nomination.Confirmations).AsSplitQuery();

    /// <summary>What other services still wait for from a CoP (A18).</summary>
    public async Task<Obligations> ObligationsOfAsync(Guid cop, CancellationToken ct) => new(
        await Advances.CountAsync(advance => advance.CopId == cop && advance.IsUncleared, ct),
        await Awards.CountAsync(award => award.CopId == cop && !Reports.Any(report => report.AwardId == award.Id && report.IsPublished), ct));

    /// <summary>Roles that count at this moment (M04).</summary>
    public IQueryable<RoleAssignment> RolesAt(DateTimeOffset now) => Roles.Where(role => role.From <= now && (role.To == null || now < role.To));

    /// <summary>The organisations for which this person may act now in one of these roles.</summary>
    public IQueryable<Id<Organisation>> OrganisationsOf(Guid person, DateTimeOffset now, params string[] roles) => RolesAt(now)
        .Where(role => role.PersonId == new Id<Person>(person) && roles.Contains(role.Role) && role.OrganisationId != null)
        .Select(role => role.OrganisationId!.Value);

    /// <summary>The organisations that a person represents in a CoP now.</summary>
    public IQueryable<Id<Organisation>> RepresentedIn(Id<Cop> cop, Guid person, DateTimeOffset now) => RolesAt(now)
        .Where(role => role.PersonId == new Id<Person>(person) && role.Role == ServiceDefaults.Roles.Grantee
            && role.OrganisationId != null && (role.CopId == null || role.CopId == cop))
        .Select(role => role.OrganisationId!.Value);

    /// <summary>The person holds a role, whichever, at a member of the CoP or at an organisation invited to it.</summary>
    public Task<bool> IsOfAsync(Cop cop, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var organisations = cop.Memberships
            .Where(membership => membership.State is MembershipState.Accepted or MembershipState.Invited)
            .Select(membership => membership.OrganisationId)
            .ToList();
        return RolesAt(now).AnyAsync(
            role => role.PersonId == new Id<Person>(person) && (role.CopId == null || role.CopId == cop.Id) && organisations.Contains(role.OrganisationId!.Value), ct);
    }
}
