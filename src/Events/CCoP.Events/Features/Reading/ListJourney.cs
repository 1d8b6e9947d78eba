using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ListJourney
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("journey", Handle)
        .WithSummary("The stops of the journey, in their order (E11)");

    private static async Task<Ok<Page<JourneyStopItem>>> Handle(EventsDb db, CancellationToken ct, [Range(0, 100_000)] int cursor = 0, [Range(1, 100)] int limit = 100)
    {
        var items = await db.Journey
            .OrderBy(stop => stop.Position).ThenBy(stop => stop.Id)
            .Skip(cursor)
            .Take(limit + 1)
            .Select(stop => new JourneyStopItem(
                stop.Position, stop.Title, stop.Text, stop.Printed,
                db.Gatherings
                    .Where(gathering => stop.GatheringIds.Contains((Guid)(object)gathering.Id))
                    .OrderBy(gathering => gathering.FirstDay).ThenBy(gathering => gathering.Id)
                    .Select(gathering => new GatheringLink(gathering.Slug, gathering.Title))
                    .ToList()))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, _ => cursor + limit));
    }
}
