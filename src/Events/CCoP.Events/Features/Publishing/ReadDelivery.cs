using CCoP.Events.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

internal static class ReadDelivery
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/delivery", Handle)
        .RequireRole(Desk.Readers)
        .WithSummary("What was planned against what was delivered, of an award or a CoP: missing outputs show (E07)");

    private static async Task<Ok<Delivery>> Handle(
        EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, [Slug] string? cop = null, Guid? award = null)
    {
        var now = clock.GetUtcNow();
        var visible = db.OutputsOf(user, now, Desk.Readers).Where(output => cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == output.CopId));
        var outputs = await visible
            .Where(output => award == null || output.AwardId == award || db.Gatherings.Any(gathering => gathering.Id == output.GatheringId && gathering.AwardId == award))
            .OrderBy(output => output.Id)
            .DeskCards(db, PhnomPenh.Day(now))
            .ToListAsync(ct);
        var bare = await db.GatheringsOf(user, now)
            .Where(gathering => gathering.State == GatheringState.Held && !db.Outputs.Any(output => output.GatheringId == gathering.Id))
            .Where(gathering => (cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == gathering.CopId)) && (award == null || gathering.AwardId == award))
            .OrderBy(gathering => gathering.FirstDay).ThenBy(gathering => gathering.Id)
            .Select(gathering => new GatheringLink(gathering.Slug, gathering.Title))
            .ToListAsync(ct);
        return TypedResults.Ok(new Delivery(
            outputs.Count, outputs.Count(output => output.State == OutputState.Published), outputs.Count(output => output.IsMissing), outputs, bare));
    }
}
