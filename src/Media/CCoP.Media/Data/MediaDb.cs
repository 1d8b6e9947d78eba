using CCoP.Media.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Data;

internal sealed class MediaDb(DbContextOptions<MediaDb> options) : ServiceDb(options)
{
    public DbSet<MediaItem> Items => Set<MediaItem>();

    public DbSet<ItemRendition> Renditions => Set<ItemRendition>();

    public DbSet<ConsentRecord> ConsentRecords => Set<ConsentRecord>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<WithdrawalCode> WithdrawalCodes => Set<WithdrawalCode>();

    public DbSet<Access> Accesses => Set<Access>();

    public DbSet<CopCopy> Cops => Set<CopCopy>();

    public DbSet<RoleCopy> Roles => Set<RoleCopy>();

    public DbSet<OutputCopy> Outputs => Set<OutputCopy>();

    /// <summary>Items with all that decides on showing them, read by one statement: one moment.</summary>
    public IQueryable<MediaItem> Whole => Items
        .Include(item => item.Renditions)
        .Include(item => item.Consents).ThenInclude(record => record.Consents)
        .AsSingleQuery();

    /// <summary>Roles that count at this moment (M04).</summary>
    public IQueryable<RoleCopy> RolesAt(DateTimeOffset now) => Roles.Where(role => role.From <= now && (role.To == null || now < role.To));

    /// <summary>
    /// Items that exist for this reader: those of CoPs whose members they represent, and for staff all that their role is for. What
    /// is not in here is 404, and counts nowhere.
    /// </summary>
    public IQueryable<MediaItem> VisibleTo(CurrentUser user, DateTimeOffset now)
    {
        var person = user.PersonId;
        return Items.Where(item => RolesAt(now).Any(role => role.PersonId == person && (role.CopId == null || role.CopId == item.CopId)
            && (Duties.Staff.Contains(role.Role) || (role.Role == ServiceDefaults.Roles.Grantee && Cops.Any(cop => cop.Id == item.CopId && cop.MemberIds.Contains(role.OrganisationId!.Value))))));
    }

    /// <summary>What a person may do in a CoP now.</summary>
    public async Task<Duties> DutiesOfAsync(CurrentUser user, Guid cop, DateTimeOffset now, CancellationToken ct)
    {
        var person = user.PersonId;
        return new Duties((await RolesAt(now)
            .Where(role => role.PersonId == person && (role.CopId == null || role.CopId == cop)
                && (Duties.Staff.Contains(role.Role) || (role.Role == ServiceDefaults.Roles.Grantee && Cops.Any(copy => copy.Id == cop && copy.MemberIds.Contains(role.OrganisationId!.Value)))))
            .Select(role => role.Role)
            .ToListAsync(ct)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Published outputs that show an item now.</summary>
    public IQueryable<OutputCopy> Showing(Guid item) => Outputs.Where(output => output.Showings.Any(showing => showing.MediaId == item && showing.IsNow));

    /// <summary>Locks what consents are about, the item before its consents, until the next save; false when nothing is recorded about it.</summary>
    public async Task<bool> LockSubjectAsync(Guid subject, CancellationToken ct)
    {
        await LockAsync(new Id<MediaItem>(subject), ct);
        return await LockAsync(new Id<ConsentRecord>(subject), ct);
    }

    /// <summary>Names of people as Membership last told them; a person without a role has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> people, CancellationToken ct)
    {
        var wanted = people.ToHashSet();
        var roles = await Roles.Where(role => wanted.Contains(role.PersonId)).Select(role => new { role.PersonId, role.PersonName, role.Revision }).ToListAsync(ct);
        return roles.GroupBy(role => role.PersonId).ToDictionary(group => group.Key, group => group.MaxBy(role => role.Revision)!.PersonName);
    }
}
