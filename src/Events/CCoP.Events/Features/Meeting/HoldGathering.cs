using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Meeting;

internal static class HoldGathering
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/gatherings/{id:guid}/hold", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Say that a gathering took place, from its first day on; a repeat changes nothing");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Gathering> id, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, db, user, now, ct) is not { } gathering)
        {
            return TypedResults.NotFound();
        }

        if (gathering.State != GatheringState.Held)
        {
            db.Expect(gathering, version);
        }

        db.Publish(gathering.Hold(now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
