using System.Data;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Events.Features.Learning;
using CCoP.Events.Features.Publishing;
using CCoP.Events.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Meeting;

internal static class ReadGatheringDesk
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/gatherings/{id:guid}", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("A gathering with its attendance lists, for facilitators and representatives of its CoP");

    private static async Task<Results<Ok<GatheringDesk>, NotFound>> Handle(
        Id<Gathering> id, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = PhnomPenh.Day(now);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await db.GatheringsOf(user, now).Include(gathering => gathering.Attendance).AsNoTracking().SingleOrDefaultAsync(gathering => gathering.Id == id, ct) is not { } gathering)
        {
            return TypedResults.NotFound();
        }

        var page = await db.Gatherings.Where(same => same.Id == id).PageAsync(db, today, ct);
        var cycles = await db.Cycles.Where(cycle => cycle.GatheringId == id).OrderBy(cycle => cycle.Id).Cards(db).ToListAsync(ct);
        var outputs = await db.Outputs.Where(output => output.GatheringId == id).OrderBy(output => output.Id).DeskCards(db, today).ToListAsync(ct);
        return TypedResults.Ok(new GatheringDesk(
            page!, gathering.AwardId, gathering.ActivityId,
            [.. gathering.Attendance.OrderBy(entry => entry.Position)
                .Select(entry => new AttendanceCount(entry.Kind, entry.Number, entry.Qualifier, entry.Who, entry.Source, entry.Names))],
            gathering.Learnt is { } learnt ? new Reflection(learnt, gathering.FollowUpDemand) : null, cycles, outputs,
            MayChange: gathering is { Historical: false, State: GatheringState.Planned },
            gathering.MayHold(today),
            MayRecordAttendance: gathering is { Historical: false, State: GatheringState.Held },
            gathering.Version));
    }
}
