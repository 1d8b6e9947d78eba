using System.ComponentModel.DataAnnotations;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ListGatherings
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("gatherings", Handle)
        .WithSummary("Gatherings, the newest first and those without a date last");

    private static async Task<Ok<Page<GatheringCard>>> Handle(
        EventsDb db, CancellationToken ct, [Slug] string? cop = null, GatheringKind? kind = null, [Range(2000, 2100)] int? year = null,
        [Slug] string? province = null, GatheringState? state = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (first, last) = (new DateOnly(year ?? 2000, 1, 1), new DateOnly(year ?? 2000, 12, 31));
        var gatherings = db.Gatherings
            .Where(gathering => cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == gathering.CopId))
            .Where(gathering => (kind == null || gathering.Kind == kind) && (province == null || gathering.Province == province) && (state == null || gathering.State == state))
            .Where(gathering => year == null || (gathering.Dates.From <= last && gathering.Dates.To >= first));
        return TypedResults.Ok(await gatherings.PageAsync(db, cursor, limit, ct));
    }

    public static async Task<Page<GatheringCard>> PageAsync(this IQueryable<Gathering> gatherings, EventsDb db, Guid? cursor, int limit, CancellationToken ct)
    {
        var after = new Id<Gathering>(cursor ?? Guid.Empty);
        var items = await gatherings
            .Where(gathering => cursor == null || db.Gatherings.Any(last => last.Id == after
                && (gathering.FirstDay < last.FirstDay || (gathering.FirstDay == last.FirstDay && gathering.Id < last.Id))))
            .OrderByDescending(gathering => gathering.FirstDay).ThenByDescending(gathering => gathering.Id)
            .Take(limit + 1)
            .Cards(db)
            .ToListAsync(ct);
        return items.ToPage(limit, gathering => gathering.Id);
    }

    public static IQueryable<GatheringCard> Cards(this IQueryable<Gathering> gatherings, EventsDb db) =>
        from gathering in gatherings
        join copy in db.Cops on gathering.CopId equals (Guid?)copy.Id into copies
        from cop in copies.DefaultIfEmpty()
        select new GatheringCard(
            gathering.Id.Value, gathering.Slug, gathering.Title, gathering.Kind, gathering.CopId, cop.Slug, cop.Name, gathering.Dates,
            gathering.Province, gathering.Place, gathering.State, gathering.SourceKey != null,
            new AttendanceSummary(
                gathering.Attendance.Any(entry => entry.Kind != AttendanceKind.Estimated)
                    ? gathering.Attendance.Where(entry => entry.Kind != AttendanceKind.Estimated).Sum(entry => entry.Number)
                    : null,
                gathering.Attendance.Where(entry => entry.Kind != AttendanceKind.Estimated).OrderBy(entry => entry.Position)
                    .Select(entry => new ExactCount(entry.Number, entry.Who, entry.Source)).ToList(),
                gathering.Attendance.Where(entry => entry.Kind == AttendanceKind.Estimated).OrderBy(entry => entry.Position)
                    .Select(entry => new Estimate(entry.Number, entry.Qualifier!, entry.Who, entry.Source)).ToList()));
}
