using CCoP.Events.Data;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

/// <summary>What must not be shown any more ends every public output that shows it, in the same transaction.</summary>
internal static class TakeDown
{
    /// <param name="db">In it the caller has locked what must not be shown, so that no publication passes by.</param>
    /// <param name="subject">The medium or the story.</param>
    /// <param name="ct">Cancels the wait.</param>
    public static async Task TakeDownAsync(this EventsDb db, Guid subject, CancellationToken ct)
    {
        foreach (var id in await db.Showing(subject).ToListAsync(ct))
        {
            await db.LockAsync(id, ct);
            var output = await db.Outputs.SingleAsync(output => output.Id == id, ct);
            if (output.State == OutputState.Published)
            {
                db.Publish(output.TakeDown());
            }
        }
    }
}
