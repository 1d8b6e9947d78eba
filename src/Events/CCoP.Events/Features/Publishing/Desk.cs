using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

/// <summary>An output on the desk of somebody who works on it, locked until the save.</summary>
internal static class Desk
{
    /// <summary>Those who write for a CoP: its representatives, and staff for every CoP.</summary>
    public static readonly string[] Writers = [Roles.Grantee, Roles.Facilitator, Roles.Editor];

    public static readonly string[] Publishers = [Roles.Publisher];

    /// <summary>Taking something back is for whoever works on it or watches over people.</summary>
    public static readonly string[] Readers = [.. Writers, .. Publishers, Roles.Safeguarding];

    /// <summary>Null when it does not exist for this person in one of these roles.</summary>
    public static async Task<Output?> OpenAsync(
        Id<Output> id, Seen version, string[] roles, EventsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.OutputsOf(user, now, roles).AnyAsync(own => own.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return null;
        }

        var output = await db.Outputs.SingleAsync(output => output.Id == id, ct);
        db.Expect(output, version);
        return output;
    }

    /// <summary>What an output shows, as far as it is known and of its own CoP.</summary>
    public static async Task<Showing> ShowingAsync(this EventsDb db, Output output, CancellationToken ct)
    {
        var (media, stories) = (output.MediaIds, output.StoryIds);
        List<Guid> subjects = [.. media, .. stories];
        return new Showing(
            await db.Media.AsNoTracking().Where(medium => media.Contains(medium.Id) && medium.CopId == output.CopId).ToDictionaryAsync(medium => medium.Id, ct),
            await db.Stories.AsNoTracking().Where(story => stories.Contains((Guid)(object)story.Id) && story.CopId == output.CopId).ToDictionaryAsync(story => story.Id.Value, ct),
            await db.Consents.AsNoTracking().Where(consent => subjects.Contains(consent.Id)).ToDictionaryAsync(consent => consent.Id, ct));
    }
}
