using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

internal static class ListMyOutputs
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/outputs", Handle)
        .RequireRole(Desk.Readers)
        .WithSummary("Outputs that the reader works on, the newest first");

    private static async Task<Ok<Page<OutputDeskCard>>> Handle(
        EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct,
        [Slug] string? cop = null, OutputState? state = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (now, after) = (clock.GetUtcNow(), new Id<Output>(cursor ?? Guid.Empty));
        var items = await db.OutputsOf(user, now, Desk.Readers)
            .Where(output => (cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == output.CopId)) && (state == null || output.State == state))
            .Where(output => cursor == null || output.Id < after)
            .OrderByDescending(output => output.Id)
            .Take(limit + 1)
            .DeskCards(db, PhnomPenh.Day(now))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, output => output.Id));
    }

    /// <summary>Missing is what is not public after its gathering is over, and what a source only planned.</summary>
    public static IQueryable<OutputDeskCard> DeskCards(this IQueryable<Output> outputs, EventsDb db, DateOnly today) =>
        from output in outputs
        join copy in db.Cops on output.CopId equals copy.Id into copies
        from cop in copies.DefaultIfEmpty()
        join held in db.Gatherings on output.GatheringId equals (Id<Gathering>?)held.Id into gatherings
        from gathering in gatherings.DefaultIfEmpty()
        select new OutputDeskCard(
            output.Id.Value, output.Slug, output.Kind, output.Title, output.CopId, cop.Slug, cop.Name, output.AwardId,
            output.GatheringId == null ? null : output.GatheringId.Value.Value, gathering.Title, output.State, output.SourceKey != null,
            output.State != OutputState.Published
                && (output.SourceKey != null || (output.GatheringId != null && gathering.State != GatheringState.Cancelled && gathering.Dates.To < today)));
}
