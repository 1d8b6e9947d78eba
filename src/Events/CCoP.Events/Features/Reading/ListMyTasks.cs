using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

internal static class ListMyTasks
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("my/tasks", Handle)
        .WithSummary("What waits for the signed-in person, the soonest due first (B01)");

    private static async Task<Ok<Page<EventsTask>>> Handle(EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<EventsTask> tasks =
        [
            .. await GatheringsAsync(db, user, now, ct),
            .. user.Is(Publishing.Desk.Writers) ? await OutputsAsync(db, EventsTaskKind.WriteOutput, Unwritten(db, user, now), ct) : [],
            .. user.Is(Publishing.Desk.Publishers) ? await OutputsAsync(db, EventsTaskKind.PublishOutput, Unpublished(db, user, now), ct) : [],
        ];
        return TypedResults.Ok(new Page<EventsTask>([.. tasks.OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.Id)], Next: null));
    }

    /// <summary>To say that it was held, once its first day has come; and who was there.</summary>
    private static async Task<List<EventsTask>> GatheringsAsync(EventsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var today = PhnomPenh.Day(now);
        return await (
            from gathering in db.GatheringsOf(user, now)
            where gathering.SourceKey == null
                && ((gathering.State == GatheringState.Planned && gathering.Dates.From <= today
                        && (gathering.Dates.Precision == DatePrecision.Day || gathering.Dates.Precision == DatePrecision.Days))
                    || (gathering.State == GatheringState.Held && !gathering.Attendance.Any()))
            join copy in db.Cops on gathering.CopId equals (Guid?)copy.Id into copies
            from cop in copies.DefaultIfEmpty()
            select new EventsTask(
                gathering.State == GatheringState.Planned ? EventsTaskKind.HoldGathering : EventsTaskKind.RecordAttendance,
                gathering.Id.Value, gathering.Title, cop.Name, gathering.Dates.To)).ToListAsync(ct);
    }

    private static IQueryable<Output> Unwritten(EventsDb db, CurrentUser user, DateTimeOffset now) => db.OutputsOf(user, now, Publishing.Desk.Writers)
        .Where(output => output.SourceKey == null && (output.State == OutputState.Planned || output.State == OutputState.Draft));

    private static IQueryable<Output> Unpublished(EventsDb db, CurrentUser user, DateTimeOffset now)
    {
        var person = user.PersonId;
        return db.OutputsOf(user, now, Publishing.Desk.Publishers).Where(output => output.State == OutputState.Ready && !output.WriterIds.Contains(person));
    }

    private static async Task<List<EventsTask>> OutputsAsync(EventsDb db, EventsTaskKind kind, IQueryable<Output> outputs, CancellationToken ct) => await (
        from output in outputs
        join copy in db.Cops on output.CopId equals copy.Id into copies
        from cop in copies.DefaultIfEmpty()
        join held in db.Gatherings on output.GatheringId equals (Id<Gathering>?)held.Id into gatherings
        from gathering in gatherings.DefaultIfEmpty()
        select new EventsTask(kind, output.Id.Value, output.Title, cop.Name, gathering.Dates.To)).ToListAsync(ct);
}
