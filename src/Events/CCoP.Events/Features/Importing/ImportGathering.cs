using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Importing;

internal static class ImportGathering
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("gatherings/{sourceKey}", Handle)
        .WithSummary("Load a gathering as a source has it, with what other sources claim beside it");

    private static async Task<Ok<EventsImported>> Handle([Slug] string sourceKey, GatheringImport told, EventsDb db, CancellationToken ct)
    {
        sourceKey = Import.Key(sourceKey);
        var known = await db.Gatherings.Include(gathering => gathering.Attendance).SingleOrDefaultAsync(gathering => gathering.SourceKey == sourceKey, ct);
        var gathering = known ?? db.Gatherings.Add(Gathering.Record(sourceKey)).Entity;
        gathering.Describe(told);
        return await db.SaveImportAsync(gathering.Id.Value, known is null, ct);
    }
}
