using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Events.Features.Publishing;
using CCoP.Media.Contracts;
using MassTransit;

namespace CCoP.Events.Features.Reactions;

/// <summary>Keeps what is known of pictures and documents; what shows a withdrawn one is taken down at once.</summary>
internal sealed class TakeDownWhenMediaWithdrawn(EventsDb db) : IConsumer<MediaChanged>
{
    public async Task Consume(ConsumeContext<MediaChanged> context)
    {
        var id = context.Message.MediaId;
        await db.LockAsync(new Id<MediaCopy>(id), context.CancellationToken); // A publication that looks at it now is waited for.
        var copy = await db.Media.FindAsync([id], context.CancellationToken) ?? db.Media.Add(new MediaCopy { Id = id }).Entity;
        copy.Take(context.Message);
        if (copy.State == MediaState.Withdrawn)
        {
            await db.TakeDownAsync(id, context.CancellationToken);
        }
    }
}
