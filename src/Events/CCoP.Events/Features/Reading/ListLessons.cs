using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ListLessons
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("lessons", Handle)
        .WithSummary("What was learnt, the most counted first: the cloud is drawn from these counts (E10)");

    private static async Task<Ok<Page<LessonItem>>> Handle(EventsDb db, CancellationToken ct, [Range(0, 100_000)] int cursor = 0, [Range(1, 100)] int limit = 100)
    {
        var items = await db.Lessons
            .OrderByDescending(lesson => lesson.Count).ThenBy(lesson => lesson.Slug)
            .Skip(cursor)
            .Take(limit + 1)
            .Select(lesson => new LessonItem(lesson.Slug, lesson.Text, lesson.Count, lesson.Source, lesson.Evidence, lesson.Action))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, _ => cursor + limit));
    }
}
