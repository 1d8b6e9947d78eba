using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ReadOutput
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("outputs/{slug}", Handle)
        .WithSummary("A public output; 410 when it was public once, without a word of what it was");

    private static async Task<Results<Ok<OutputPage>, NotFound>> Handle([Slug] string slug, EventsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.PublicOutputs(PhnomPenh.Day(clock.GetUtcNow()))
            .Where(output => output.Slug == slug)
            .Select(output => new
            {
                output.Id,
                output.Body,
                output.Links,
                output.MediaIds,
                Media = db.Media.Where(medium => output.MediaIds.Contains(medium.Id)).ToList(),
                output.StoryIds,
                Stories = db.Stories.Where(story => output.StoryIds.Contains((Guid)(object)story.Id)).ToList(),
                output.Planned,
                output.Source,
            })
            .AsNoTracking()
            .AsSingleQuery()
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return !await db.Outputs.AnyAsync(output => output.Slug == slug && output.PublishedAt != null, ct)
                ? TypedResults.NotFound()
                : throw new DomainException(Refusal.Gone, "output.gone", "This was public, and is so no longer.");
        }

        return TypedResults.Ok(new OutputPage(
            await db.Outputs.Where(output => output.Id == found.Id).Cards(db).SingleAsync(ct), found.Body, found.Links,
            [.. found.Media.OrderBy(medium => found.MediaIds.IndexOf(medium.Id)).Select(Shown)],
            [.. found.Stories.OrderBy(story => found.StoryIds.IndexOf(story.Id.Value)).Select(Told)],
            found.Planned, found.Source));
    }

    public static OutputMedium Shown(MediaCopy medium) =>
        new(medium.Id, medium.Kind, medium.Title, medium.IsDecorative ? null : medium.AltText, medium.IsDecorative, medium.Renditions);

    private static OutputStory Told(Story story) => new(story.Id.Value, story.Kind, story.Text!, story.Attribution, story.ContentWarning);
}
