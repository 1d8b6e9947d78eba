using System.Data;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Learning;

internal static class ReadCycle
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/cycles/{id:guid}", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("A learning cycle: what was explored, tested and learnt");

    private static async Task<Results<Ok<CyclePage>, NotFound>> Handle(
        Id<LearningCycle> id, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var own = db.CyclesOf(user, clock.GetUtcNow()).Where(cycle => cycle.Id == id);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await own.AsNoTracking().SingleOrDefaultAsync(ct) is not { } cycle)
        {
            return TypedResults.NotFound();
        }

        var next = await db.Cycles.Where(next => next.PreviousId == id).Select(next => (Id<LearningCycle>?)next.Id).SingleOrDefaultAsync(ct);
        var closed = cycle.State == CycleState.Closed;
        return TypedResults.Ok(new CyclePage(
            await own.Cards(db).SingleAsync(ct), cycle.Test, cycle.Reflect, cycle.ClosedAt, next?.Value, MayWrite: !closed, MayContinue: closed && next is null, cycle.Version));
    }
}
