using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Learning;

internal static class StartCycle
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/cycles", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Start a learning cycle of a CoP, alone or as the next of a closed one");

    private static async Task<Results<Created<EventsCreated>, NotFound>> Handle(
        NewCycle told, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (now, cop) = (clock.GetUtcNow(), told.CopId!.Value);
        Id<Gathering>? at = told.GatheringId is { } gathering ? new(gathering) : null;
        Id<LearningCycle>? after = told.PreviousId is { } last ? new(last) : null;
        var previous = after is { } closed ? await db.Cycles.SingleOrDefaultAsync(cycle => cycle.Id == closed && cycle.CopId == cop, ct) : null;
        if (!await db.MayWorkForAsync(cop, user, now, [Roles.Facilitator], ct)
            || (at is not null && !await db.Gatherings.AnyAsync(held => held.Id == at && held.CopId == cop, ct))
            || (after is not null && previous is null))
        {
            return TypedResults.NotFound();
        }

        var cycle = LearningCycle.Start(Id<LearningCycle>.From(told.Id), told, at, previous, now);
        if (await db.Cycles.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == cycle.Id, ct) is { } earlier)
        {
            Rule.Available(earlier.CopId == cop && earlier.PreviousId == after && earlier.GatheringId == at, "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(earlier);
        }

        Rule.Require(after is null || !await db.Cycles.AnyAsync(next => next.PreviousId == after, ct), "cycle.continued", "Another cycle continues this one already. Write in that one.");
        db.Cycles.Add(cycle);
        await db.SaveChangesAsync(ct);
        return Created(cycle);
    }

    private static Created<EventsCreated> Created(LearningCycle cycle) =>
        TypedResults.Created($"/api/events/desk/cycles/{cycle.Id}", new EventsCreated(cycle.Id.Value, null));
}
