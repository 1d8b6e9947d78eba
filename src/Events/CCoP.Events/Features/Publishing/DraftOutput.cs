using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Publishing;

internal static class DraftOutput
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/outputs/{id:guid}/draft", Handle)
        .RequireRole(Desk.Writers)
        .WithSummary("Write an output: its text, links, pictures and stories");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Output> id, OutputDraft told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, Desk.Writers, db, user, clock.GetUtcNow(), ct) is not { } output)
        {
            return TypedResults.NotFound();
        }

        db.Publish(output.Draft(told, user.PersonId));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
