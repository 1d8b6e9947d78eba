using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Importing;

internal static class ImportOutput
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("outputs/{sourceKey}", Handle)
        .WithSummary("Load an output as a source names it, planned or delivered: text alone, without pictures or people's words");

    private static async Task<Ok<EventsImported>> Handle(
        [Slug] string sourceKey, OutputImport told, EventsDb db, TimeProvider clock, CancellationToken ct)
    {
        sourceKey = Import.Key(sourceKey);
        var gathering = await db.Gatherings.ByKeyAsync(told.Gathering, ct);
        var known = await db.Outputs.SingleOrDefaultAsync(output => output.SourceKey == sourceKey, ct);
        var output = known ?? db.Outputs.Add(Output.Record(sourceKey)).Entity;
        output.Describe(told, gathering, clock.GetUtcNow());
        if (db.ChangeTracker.HasChanges())
        {
            db.Publish(output.Changed());
        }

        return await db.SaveImportAsync(output.Id.Value, known is null, ct);
    }
}
