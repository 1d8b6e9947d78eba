using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Events.Features.Publishing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Telling;

internal static class RestrictStory
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/stories/{id:guid}/restrict", Handle)
        .RequireRole(Desk.Readers)
        .WithSummary("Keep a story from being published, whatever was agreed to; what shows it is taken down");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Story> id, StoryRestriction told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, version, Desk.Readers, db, user, now, ct) is not { } story)
        {
            return TypedResults.NotFound();
        }

        story.Restrict(told.Reason, await db.RolesOf(user.PersonId, now, Roles.Safeguarding).AnyAsync(role => role.CopId == null || role.CopId == story.CopId, ct));
        if (story.RestrictedBecause is not null)
        {
            await db.TakeDownAsync(id.Value, ct);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
