using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Meeting;

internal static class CancelGathering
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/gatherings/{id:guid}/cancel", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Cancel a planned gathering, with a reason that everybody sees");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Gathering> id, EventsReason told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, db, user, clock.GetUtcNow(), ct) is not { } gathering)
        {
            return TypedResults.NotFound();
        }

        gathering.Cancel(told.Reason);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
