using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Items;

/// <summary>An item that somebody works on: it and its consents are locked until the save, so that changes come one after the other.</summary>
/// <param name="Duties">What the person may do in its CoP.</param>
internal sealed record ItemOnDesk(MediaItem Item, Duties Duties)
{
    /// <summary>Null when the item does not exist for this person.</summary>
    public static async Task<ItemOnDesk?> OpenAsync(Id<MediaItem> id, MediaDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.VisibleTo(user, now).AnyAsync(item => item.Id == id, ct) || !await db.LockSubjectAsync(id.Value, ct))
        {
            return null;
        }

        var item = await db.Whole.SingleAsync(item => item.Id == id, ct);
        return new ItemOnDesk(item, await db.DutiesOfAsync(user, item.CopId, now, ct));
    }

    public MediaItem ToDescribe() => Allowed(Duties.MayDescribe);

    public MediaItem ToStatePeople() => Allowed(Duties.MayStatePeople);

    public MediaItem ToWithdraw() => Allowed(Duties.MayWithdraw);

    private MediaItem Allowed(bool may)
    {
        Rule.Allowed(may, "step.not_yours", "This needs a role that you do not hold now.");
        return Item;
    }
}
