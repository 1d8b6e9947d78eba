using CCoP.Events.Contracts;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reactions;

/// <summary>The first gathering that an award pays for makes its CoP active (M06).</summary>
internal sealed class ActivateCopWhenGatheringHeld(MembershipDb db, TimeProvider clock) : IConsumer<GatheringHeld>
{
    public async Task Consume(ConsumeContext<GatheringHeld> context)
    {
        var (id, ct) = (new Id<Cop>(context.Message.CopId), context.CancellationToken);
        if (context.Message.AwardId is null)
        {
            return;
        }

        await db.LockAsync(id, ct);
        if (await db.WholeCops.SingleOrDefaultAsync(cop => cop.Id == id, ct) is { } cop && cop.TakeActivity(clock.GetUtcNow()))
        {
            db.Publish(cop.Changed());
        }
    }
}
