using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Telling;

/// <summary>A story on the desk of somebody who may know of it, locked until the save.</summary>
internal static class Desk
{
    public static readonly string[] Writers = [Roles.Grantee, Roles.Facilitator, Roles.Editor];

    public static readonly string[] Readers = [.. Writers, Roles.Publisher, Roles.Safeguarding];

    /// <summary>Null when it does not exist for this person in one of these roles.</summary>
    public static async Task<Story?> OpenAsync(
        Id<Story> id, Seen version, string[] roles, EventsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.StoriesOf(user, now, roles).AnyAsync(own => own.Id == id, ct))
        {
            return null;
        }

        // The consent before the story, as a publication locks them.
        await db.LockAsync(new Id<ConsentCopy>(id.Value), ct);
        await db.LockAsync(id, ct);
        var story = await db.Stories.SingleAsync(story => story.Id == id, ct);
        db.Expect(story, version);
        return story;
    }
}
