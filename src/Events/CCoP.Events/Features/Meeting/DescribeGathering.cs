using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Meeting;

internal static class DescribeGathering
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/gatherings/{id:guid}/describe", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Say what a planned gathering is, where, with whom and with which agenda");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Gathering> id, GatheringBasics told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, db, user, clock.GetUtcNow(), ct) is not { } gathering)
        {
            return TypedResults.NotFound();
        }

        gathering.Describe(told);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
