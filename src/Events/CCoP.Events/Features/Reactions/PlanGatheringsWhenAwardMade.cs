using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Proposals.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reactions;

/// <summary>Each activity of an award becomes a planned gathering of its CoP, once, however often the award is told.</summary>
internal sealed class PlanGatheringsWhenAwardMade(EventsDb db) : IConsumer<AwardMade>
{
    public async Task Consume(ConsumeContext<AwardMade> context)
    {
        var award = context.Message;
        var planned = await db.Gatherings.Where(gathering => gathering.AwardId == award.AwardId).Select(gathering => gathering.ActivityId).ToListAsync(context.CancellationToken);
        db.Gatherings.AddRange(award.Activities.Where(activity => !planned.Contains(activity.Id)).Select(activity => Gathering.PlanFor(award, activity)));
    }
}
