using CCoP.Events.Data;
using CCoP.Proposals.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reactions;

/// <summary>An amendment that changed activities moves their gatherings, where they have not taken place.</summary>
internal sealed class MoveGatheringsWhenAwardAmended(EventsDb db) : IConsumer<AwardAmended>
{
    public async Task Consume(ConsumeContext<AwardAmended> context)
    {
        var changed = context.Message.ChangedActivities.ToDictionary(activity => activity.Id);
        var gatherings = await db.Gatherings
            .Where(gathering => gathering.AwardId == context.Message.AwardId && gathering.ActivityId != null && changed.Keys.Contains(gathering.ActivityId.Value))
            .ToListAsync(context.CancellationToken);
        foreach (var gathering in gatherings)
        {
            gathering.Follow(changed[gathering.ActivityId!.Value], context.Message.Number);
        }
    }
}
