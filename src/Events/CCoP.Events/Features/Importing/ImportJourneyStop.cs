using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Importing;

internal static class ImportJourneyStop
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("journey/{sourceKey}", Handle)
        .WithSummary("Load a stop of the journey with the gatherings at it");

    private static async Task<Ok<EventsImported>> Handle([Slug] string sourceKey, JourneyStopImport told, EventsDb db, CancellationToken ct)
    {
        sourceKey = Import.Key(sourceKey);
        var gatherings = await db.Gatherings.ByKeysAsync(Words.Checked(told.Gatherings ?? [], "gatherings"), ct);
        var known = await db.Journey.SingleOrDefaultAsync(stop => stop.SourceKey == sourceKey, ct);
        var stop = known ?? db.Journey.Add(JourneyStop.Record(sourceKey)).Entity;
        stop.Describe(told, gatherings);
        return await db.SaveImportAsync(stop.Id.Value, known is null, ct);
    }
}
