using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using CCoP.Events.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Meeting;

internal static class ListMyGatherings
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/gatherings", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Gatherings that the reader works on, the newest first");

    private static async Task<Ok<Page<GatheringCard>>> Handle(
        EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct,
        [Slug] string? cop = null, GatheringState? state = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var gatherings = db.GatheringsOf(user, clock.GetUtcNow())
            .Where(gathering => (cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == gathering.CopId)) && (state == null || gathering.State == state));
        return TypedResults.Ok(await gatherings.PageAsync(db, cursor, limit, ct));
    }
}
