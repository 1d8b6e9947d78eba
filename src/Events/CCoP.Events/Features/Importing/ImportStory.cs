using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Importing;

internal static class ImportStory
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("stories/{sourceKey}", Handle)
        .WithSummary("Load a reference to a story that was printed: its place, never its words");

    private static async Task<Ok<EventsImported>> Handle([Slug] string sourceKey, StoryImport told, EventsDb db, CancellationToken ct)
    {
        sourceKey = Import.Key(sourceKey);
        var gathering = await db.Gatherings.ByKeyAsync(told.Gathering, ct);
        var known = await db.Stories.SingleOrDefaultAsync(story => story.SourceKey == sourceKey, ct);
        var story = known ?? db.Stories.Add(Story.Refer(sourceKey)).Entity;
        story.Describe(told, gathering);
        return await db.SaveImportAsync(story.Id.Value, known is null, ct);
    }
}
