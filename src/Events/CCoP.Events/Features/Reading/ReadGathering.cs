using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ReadGathering
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("gatherings/{slug}", Handle)
        .WithSummary("A gathering as everybody may see it, without anybody's name");

    private static async Task<Results<Ok<GatheringPage>, NotFound>> Handle([Slug] string slug, EventsDb db, TimeProvider clock, CancellationToken ct) =>
        await db.Gatherings.Where(gathering => gathering.Slug == slug).PageAsync(db, PhnomPenh.Day(clock.GetUtcNow()), ct) is { } page
            ? TypedResults.Ok(page)
            : TypedResults.NotFound();

    /// <summary>What is written here after a gathering stays with its CoP: of the follow-up only what a source printed is public.</summary>
    public static async Task<GatheringPage?> PageAsync(this IQueryable<Gathering> one, EventsDb db, DateOnly today, CancellationToken ct)
    {
        if (await one.AsNoTracking().SingleOrDefaultAsync(ct) is not { } gathering)
        {
            return null;
        }

        var card = await one.Cards(db).SingleAsync(ct);
        return new GatheringPage(
            card.Id, card.Slug, card.Title, card.Kind, card.CopId, card.CopSlug, card.CopName, card.Dates, card.Province, card.Place,
            gathering.Description, card.State, gathering.CancelledBecause, gathering.Groups, gathering.Partners, gathering.Agenda, card.Attendance,
            card.Historical, gathering.Source, gathering.OtherClaims, card.Historical ? gathering.FollowUpDemand : null,
            await db.PublicOutputs(today).Where(output => output.GatheringId == gathering.Id).OrderBy(output => output.Id).Cards(db).ToListAsync(ct));
    }
}
