using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ReadAttendance
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("attendance", Handle)
        .WithSummary("How many people took part: the sum of the exact counts, and the estimates beside it (E04)");

    private static async Task<Ok<AttendanceTotals>> Handle(
        EventsDb db, CancellationToken ct, [Slug] string? cop = null, [Range(2000, 2100)] int? year = null)
    {
        var (first, last) = (new DateOnly(year ?? 2000, 1, 1), new DateOnly(year ?? 2000, 12, 31));
        var counts = await (
            from gathering in db.Gatherings
            where gathering.State == GatheringState.Held
                && (cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == gathering.CopId))
                && (year == null || (gathering.Dates.From <= last && gathering.Dates.To >= first))
            from entry in gathering.Attendance
            orderby gathering.FirstDay, gathering.Id, entry.Position
            select new { gathering.Slug, gathering.Title, entry.Kind, entry.Number, entry.Qualifier, entry.Who, entry.Source }).ToListAsync(ct);
        var exact = counts.Where(count => count.Kind != AttendanceKind.Estimated).ToList();
        return TypedResults.Ok(new AttendanceTotals(
            exact.Sum(count => count.Number),
            exact.Select(count => count.Slug).Distinct(StringComparer.Ordinal).Count(),
            [.. counts.Where(count => count.Kind == AttendanceKind.Estimated)
                .Select(count => new GatheringEstimate(count.Slug, count.Title, new Estimate(count.Number, count.Qualifier!, count.Who, count.Source)))]));
    }
}
