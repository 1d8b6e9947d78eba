using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Events.Features.Publishing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Telling;

internal static class WithdrawStory
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/stories/{id:guid}/withdraw", Handle)
        .RequireRole(Desk.Readers)
        .WithSummary("Take a story back: its words are deleted, and what shows it is taken down");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Story> id, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, Desk.Readers, db, user, clock.GetUtcNow(), ct) is not { } story)
        {
            return TypedResults.NotFound();
        }

        story.Withdraw();
        await db.TakeDownAsync(id.Value, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
