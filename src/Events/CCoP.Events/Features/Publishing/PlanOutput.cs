using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

internal static class PlanOutput
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/outputs", Handle)
        .RequireRole(Desk.Writers)
        .WithSummary("Plan an output of a CoP, of one of its gatherings or awards");

    private static async Task<Results<Created<EventsCreated>, NotFound>> Handle(
        NewOutput told, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var cop = told.CopId!.Value;
        Id<Gathering>? of = told.GatheringId is { } gathering ? new(gathering) : null;
        if (!await db.MayWorkForAsync(cop, user, clock.GetUtcNow(), Desk.Writers, ct)
            || (of is not null && !await db.Gatherings.AnyAsync(held => held.Id == of && held.CopId == cop, ct))
            || (told.AwardId is not null && !await db.Gatherings.AnyAsync(planned => planned.AwardId == told.AwardId && planned.CopId == cop, ct)))
        {
            return TypedResults.NotFound();
        }

        var output = Output.Plan(Id<Output>.From(told.Id), told, of);
        if (await db.Outputs.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == output.Id, ct) is { } earlier)
        {
            Rule.Available(earlier.CopId == cop && earlier.Slug == output.Slug && earlier.GatheringId == of, "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(earlier);
        }

        db.Outputs.Add(output);
        db.Publish(output.Changed());
        await db.SaveChangesAsync(ct);
        return Created(output);
    }

    private static Created<EventsCreated> Created(Output output) =>
        TypedResults.Created($"/api/events/desk/outputs/{output.Id}", new EventsCreated(output.Id.Value, output.Slug));
}
