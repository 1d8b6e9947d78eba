using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Learning;

/// <summary>A learning cycle on the desk of a facilitator or of a representative of its CoP, locked until the save.</summary>
internal static class Desk
{
    /// <summary>Null when it does not exist for this person.</summary>
    public static async Task<LearningCycle?> OpenAsync(Id<LearningCycle> id, Seen version, EventsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.CyclesOf(user, now).AnyAsync(own => own.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return null;
        }

        var cycle = await db.Cycles.SingleAsync(cycle => cycle.Id == id, ct);
        db.Expect(cycle, version);
        return cycle;
    }
}
