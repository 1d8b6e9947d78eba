using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Publishing;

internal static class HandOverOutput
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/outputs/{id:guid}/hand-over", Handle)
        .RequireRole(Desk.Writers)
        .WithSummary("Hand an output over to the publishers; also once more after it was withdrawn");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Output> id, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, Desk.Writers, db, user, clock.GetUtcNow(), ct) is not { } output)
        {
            return TypedResults.NotFound();
        }

        db.Publish(output.HandOver(user.PersonId));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
