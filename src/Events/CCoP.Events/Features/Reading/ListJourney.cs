using CCoP.Events.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ListJourney
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("journey", Handle)
        .WithSummary("The stops of the journey, in their order (E11)");

    private static async Task<Ok<Page<JourneyStopItem>>> Handle(EventsDb db, CancellationToken ct) => TypedResults.Ok(new Page<JourneyStopItem>(
        await db.Journey
            .OrderBy(stop => stop.Position).ThenBy(stop => stop.Id)
            .Select(stop => new JourneyStopItem(
                stop.Position, stop.Title, stop.Text, stop.Printed,
                db.Gatherings
                    .Where(gathering => stop.GatheringIds.Contains((Guid)(object)gathering.Id))
                    .OrderBy(gathering => gathering.FirstDay).ThenBy(gathering => gathering.Id)
                    .Select(gathering => new GatheringLink(gathering.Slug, gathering.Title))
                    .ToList()))
            .ToListAsync(ct),
        Next: null));
}
