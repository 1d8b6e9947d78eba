using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Telling;

internal static class ReviseStory
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/stories/{id:guid}/revise", Handle)
        .RequireRole(Desk.Writers)
        .WithSummary("Correct the words of a story, until somebody has agreed to them");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Story> id, StoryWords told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, Desk.Writers, db, user, clock.GetUtcNow(), ct) is not { } story)
        {
            return TypedResults.NotFound();
        }

        story.Revise(told, await db.Consents.FindAsync([id.Value], ct));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
