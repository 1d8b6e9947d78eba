using System.Data;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Telling;

internal static class ReadStory
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/stories/{id:guid}", Handle)
        .RequireRole(Desk.Readers)
        .WithSummary("A story with its words, for its CoP and those who write, publish and safeguard");

    private static async Task<Results<Ok<StoryPage>, NotFound>> Handle(
        Id<Story> id, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var own = db.StoriesOf(user, now, Desk.Readers).Where(story => story.Id == id);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await own.AsNoTracking().SingleOrDefaultAsync(ct) is not { } story)
        {
            return TypedResults.NotFound();
        }

        var consent = await db.Consents.AsNoTracking().SingleOrDefaultAsync(consent => consent.Id == id.Value, ct);
        var writes = await db.StoriesOf(user, now, Desk.Writers).AnyAsync(told => told.Id == id, ct);
        return TypedResults.Ok(new StoryPage(
            await own.Cards(db, PhnomPenh.Day(now)).SingleAsync(ct), story.Text,
            MayRevise: writes && story.MayRevise(consent),
            MayWithdraw: story.State == StoryState.Told,
            story.Version));
    }
}
