using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ListOutputs
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("outputs", Handle)
        .WithSummary("Public outputs, the newest first");

    private static async Task<Ok<Page<OutputCard>>> Handle(
        EventsDb db, TimeProvider clock, CancellationToken ct,
        [Slug] string? cop = null, OutputKind? kind = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var after = new Id<Output>(cursor ?? Guid.Empty);
        var items = await db.PublicOutputs(PhnomPenh.Day(clock.GetUtcNow()))
            .Where(output => (cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == output.CopId)) && (kind == null || output.Kind == kind))
            .Where(output => cursor == null || output.Id < after)
            .OrderByDescending(output => output.Id)
            .Take(limit + 1)
            .Cards(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, output => output.Id));
    }

    public static IQueryable<OutputCard> Cards(this IQueryable<Output> outputs, EventsDb db) =>
        from output in outputs
        join copy in db.Cops on output.CopId equals copy.Id into copies
        from cop in copies.DefaultIfEmpty()
        join held in db.Gatherings on output.GatheringId equals (Id<Gathering>?)held.Id into gatherings
        from gathering in gatherings.DefaultIfEmpty()
        select new OutputCard(
            output.Id.Value, output.Slug, output.Kind, output.Title, output.Summary, output.CopId, cop.Slug, cop.Name,
            gathering.Slug, gathering.Title, output.Printed, output.SourceKey != null, output.PublishedAt!.Value);
}
