using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Telling;

internal static class ListStories
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/stories", Handle)
        .RequireRole(Desk.Readers)
        .WithSummary("Stories that the reader may know of, without their words, the newest first");

    private static async Task<Ok<Page<StoryCard>>> Handle(
        EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct,
        [Slug] string? cop = null, StoryState? state = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (now, after) = (clock.GetUtcNow(), new Id<Story>(cursor ?? Guid.Empty));
        var items = await db.StoriesOf(user, now, Desk.Readers)
            .Where(story => (cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == story.CopId)) && (state == null || story.State == state))
            .Where(story => cursor == null || story.Id < after)
            .OrderByDescending(story => story.Id)
            .Take(limit + 1)
            .Cards(db, PhnomPenh.Day(now))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, story => story.Id));
    }

    public static IQueryable<StoryCard> Cards(this IQueryable<Story> stories, EventsDb db, DateOnly today) =>
        from story in stories
        join copy in db.Cops on story.CopId equals copy.Id into copies
        from cop in copies.DefaultIfEmpty()
        join told in db.Consents on (Guid)(object)story.Id equals told.Id into consents
        from consent in consents.DefaultIfEmpty()
        select new StoryCard(
            story.Id.Value, story.Kind, story.CopId, cop.Name, story.GatheringId == null ? null : story.GatheringId.Value.Value, story.Attribution, story.ContentWarning,
            story.RestrictedBecause, story.PlaceInBooklet, story.State,
            consent == null ? null : new StoryConsent(consent.AllowsPublication && consent.CopId == story.CopId && (consent.ExpiresOn == null || consent.ExpiresOn >= today), consent.ExpiresOn));
}
