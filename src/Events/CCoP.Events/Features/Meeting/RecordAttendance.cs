using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Meeting;

internal static class RecordAttendance
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/gatherings/{id:guid}/attendance", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Record who was there: each count named, counted or estimated, with its source (E04)");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Gathering> id, AttendanceList told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, db, user, clock.GetUtcNow(), ct) is not { } gathering)
        {
            return TypedResults.NotFound();
        }

        gathering.Record(told.Counts);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
