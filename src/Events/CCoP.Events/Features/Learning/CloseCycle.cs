using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Learning;

internal static class CloseCycle
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/cycles/{id:guid}/close", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Close a learning cycle, which needs a reflection");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<LearningCycle> id, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, version, db, user, now, ct) is not { } cycle)
        {
            return TypedResults.NotFound();
        }

        cycle.Close(now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
