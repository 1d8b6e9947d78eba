using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Meeting;

/// <summary>A gathering on the desk of a facilitator or of a representative of its CoP, locked until the save.</summary>
internal static class Desk
{
    /// <summary>Null when it does not exist for this person.</summary>
    public static async Task<Gathering?> OpenAsync(Id<Gathering> id, Seen version, EventsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var gathering = await OpenAsync(id, db, user, now, ct);
        if (gathering is not null)
        {
            db.Expect(gathering, version);
        }

        return gathering;
    }

    /// <summary>As the other, where the step does not always rest on what the person saw.</summary>
    public static async Task<Gathering?> OpenAsync(Id<Gathering> id, EventsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
        await db.GatheringsOf(user, now).AnyAsync(own => own.Id == id, ct) && await db.LockAsync(id, ct)
            ? await db.Gatherings.Include(gathering => gathering.Attendance).SingleAsync(gathering => gathering.Id == id, ct)
            : null;
}
