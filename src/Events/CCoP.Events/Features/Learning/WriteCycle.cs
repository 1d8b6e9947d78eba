using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Learning;

internal static class WriteCycle
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/cycles/{id:guid}/write", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Write what an open cycle explores, tests and learns");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<LearningCycle> id, CycleWriting told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, db, user, clock.GetUtcNow(), ct) is not { } cycle)
        {
            return TypedResults.NotFound();
        }

        cycle.Write(told);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
