using CCoP.Events.Data;
using CCoP.Events.Features.Reactions;

namespace CCoP.Events;

/// <summary>The database and messages of Events, as its own process and CCoP.Prepare compose them.</summary>
public static class EventsService
{
    public const string Name = "events";

    public static void AddEvents(this IHostApplicationBuilder builder) => builder.AddService<EventsDb>(Name, bus => bus
        .Consume<KeepCopCopy>()
        .Consume<KeepRoleCopy>()
        .Consume<PlanGatheringsWhenAwardMade>()
        .Consume<MoveGatheringsWhenAwardAmended>()
        .Consume<TakeDownWhenConsentEnds>()
        .Consume<TakeDownWhenMediaWithdrawn>());
}
