using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Publishing;

internal static class ReturnOutput
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/outputs/{id:guid}/return", Handle)
        .RequireRole(Desk.Publishers)
        .WithSummary("Send an output back to those who write it, with a reason");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Output> id, EventsReason told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, Desk.Publishers, db, user, clock.GetUtcNow(), ct) is not { } output)
        {
            return TypedResults.NotFound();
        }

        db.Publish(output.Return(told.Reason));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
