using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Importing;

internal static class ImportLesson
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("lessons/{sourceKey}", Handle)
        .WithSummary("Load a lesson with how often it was named");

    private static async Task<Ok<EventsImported>> Handle([Slug] string sourceKey, LessonImport told, EventsDb db, CancellationToken ct)
    {
        sourceKey = Import.Key(sourceKey);
        var known = await db.Lessons.SingleOrDefaultAsync(lesson => lesson.Slug == sourceKey, ct);
        var lesson = known ?? db.Lessons.Add(Lesson.Record(sourceKey)).Entity;
        lesson.Describe(told);
        return await db.SaveImportAsync(lesson.Id.Value, known is null, ct);
    }
}
