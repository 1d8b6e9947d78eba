using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Telling;

internal static class TellStory
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/stories", Handle)
        .RequireRole(Desk.Writers)
        .WithSummary("Keep a quote or a story as the person told it; it is public only in an output and with consent");

    private static async Task<Results<Created<EventsCreated>, NotFound>> Handle(
        NewStory told, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var cop = told.CopId!.Value;
        Id<Gathering>? at = told.GatheringId is { } gathering ? new(gathering) : null;
        if (!await db.MayWorkForAsync(cop, user, clock.GetUtcNow(), Desk.Writers, ct)
            || (at is not null && !await db.Gatherings.AnyAsync(held => held.Id == at && held.CopId == cop, ct)))
        {
            return TypedResults.NotFound();
        }

        var story = Story.Tell(Id<Story>.From(told.Id), told, at);
        if (await db.Stories.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == story.Id, ct) is { } earlier)
        {
            Rule.Available(earlier.CopId == cop && earlier.GatheringId == at && earlier.Text == story.Text, "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(story);
        }

        db.Stories.Add(story);
        await db.SaveChangesAsync(ct);
        return Created(story);
    }

    private static Created<EventsCreated> Created(Story story) =>
        TypedResults.Created($"/api/events/desk/stories/{story.Id}", new EventsCreated(story.Id.Value, null));
}
