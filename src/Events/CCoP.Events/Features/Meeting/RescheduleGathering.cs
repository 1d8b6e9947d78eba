using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Meeting;

internal static class RescheduleGathering
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/gatherings/{id:guid}/reschedule", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Move a planned gathering to other days");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Gathering> id, NewDates told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, db, user, clock.GetUtcNow(), ct) is not { } gathering)
        {
            return TypedResults.NotFound();
        }

        gathering.Reschedule(told.Dates);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
