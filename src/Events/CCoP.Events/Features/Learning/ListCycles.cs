using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Learning;

internal static class ListCycles
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/cycles", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Learning cycles of the reader's CoPs, the newest first (E09)");

    private static async Task<Ok<Page<CycleCard>>> Handle(
        EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, [Slug] string? cop = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var after = new Id<LearningCycle>(cursor ?? Guid.Empty);
        var items = await db.CyclesOf(user, clock.GetUtcNow())
            .Where(cycle => (cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == cycle.CopId)) && (cursor == null || cycle.Id < after))
            .OrderByDescending(cycle => cycle.Id)
            .Take(limit + 1)
            .Cards(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, cycle => cycle.Id));
    }

    public static IQueryable<CycleCard> Cards(this IQueryable<LearningCycle> cycles, EventsDb db) =>
        from cycle in cycles
        join copy in db.Cops on cycle.CopId equals copy.Id into copies
        from cop in copies.DefaultIfEmpty()
        select new CycleCard(
            cycle.Id.Value, cycle.CopId, cop.Name, cycle.GatheringId == null ? null : cycle.GatheringId.Value.Value, cycle.PreviousId == null ? null : cycle.PreviousId.Value.Value,
            cycle.State, cycle.Explore, cycle.StartedAt);
}
