using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

/// <summary>Whatever may leave an award with fewer than two legal grantees looks at it here (P19).</summary>
internal static class Suspending
{
    /// <summary>Looks at one award whose row is locked.</summary>
    public static async Task ReviewAsync(this ProposalsDb db, Award award, SuspensionReason reason, DateTimeOffset now, CancellationToken ct)
    {
        var (cop, organisations) = await db.GranteesAsync(award, ct);
        db.Publish(award.Review(reason, cop, organisations, now));
    }

    /// <summary>Locks each award before it reads the copies: of two changes at once, the later one sees both.</summary>
    public static async Task ReviewAsync(this ProposalsDb db, IQueryable<Award> awards, SuspensionReason reason, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var id in await awards.Where(award => award.State == AwardState.WaitingForFinance || award.State == AwardState.Open).Select(award => award.Id).ToListAsync(ct))
        {
            await db.LockAsync(id, ct);
            await db.ReviewAsync(await db.WholeAwards.SingleAsync(award => award.Id == id, ct), reason, now, ct);
        }
    }

    /// <summary>The copies that the count of legal grantees looks at. A change of the CoP waits until this unit of work is saved.</summary>
    public static async Task<(CopCopy Cop, IReadOnlyDictionary<Guid, OrganisationCopy> Organisations)> GranteesAsync(this ProposalsDb db, Award award, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM cop_copies WHERE id = {award.CopId} FOR SHARE", ct);
        return (
            await db.Cops.AsNoTracking().SingleAsync(cop => cop.Id == award.CopId, ct),
            await db.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, ct));
    }
}
