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

    public DbSet<Discrepancy> Discrepancies => Set<Discrepancy>();

    public DbSet<Claim> Claims => Set<Claim>();

    /// <summary>The organisations for which this person may act now in one of these roles.</summary>
    public IQueryable<Id<Organisation>> OrganisationsOf(Guid person, DateTimeOffset now, params string[] roles) => Roles
        .Where(role => role.PersonId == new Id<Person>(person) && roles.Contains(role.Role)
            && role.From <= now && (role.To == null || now < role.To) && role.OrganisationId != null)
        .Select(role => role.OrganisationId!.Value);
}
