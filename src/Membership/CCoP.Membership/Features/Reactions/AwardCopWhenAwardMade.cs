using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using CCoP.Proposals.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reactions;

/// <summary>An award makes its CoP awarded, and a report due (M06).</summary>
internal sealed class AwardCopWhenAwardMade(MembershipDb db, TimeProvider clock) : IConsumer<AwardMade>
{
    public async Task Consume(ConsumeContext<AwardMade> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (await db.Awards.FindAsync([told.AwardId], ct) is not null)
        {
            return; // Told again.
        }

        db.Awards.Add(new AwardCopy { Id = told.AwardId }).Entity.Take(told);
        await db.LockAsync(new Id<Cop>(told.CopId), ct);
        if (await db.WholeCops.SingleOrDefaultAsync(cop => cop.Id == new Id<Cop>(told.CopId), ct) is { } cop && cop.TakeAward(clock.GetUtcNow()))
        {
            db.Publish(cop.Changed());
        }
    }
}
