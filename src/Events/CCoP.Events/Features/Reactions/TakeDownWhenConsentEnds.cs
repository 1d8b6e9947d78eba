using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Events.Features.Publishing;
using CCoP.Media.Contracts;
using MassTransit;

namespace CCoP.Events.Features.Reactions;

/// <summary>Keeps what people agreed to; without their consent what shows them is taken down at once (E08, D02).</summary>
internal sealed class TakeDownWhenConsentEnds(EventsDb db) : IConsumer<ConsentChanged>
{
    public async Task Consume(ConsumeContext<ConsentChanged> context)
    {
        var subject = context.Message.SubjectId;
        await db.LockAsync(new Id<ConsentCopy>(subject), context.CancellationToken); // A publication that looks at it now is waited for.
        var copy = await db.Consents.FindAsync([subject], context.CancellationToken) ?? db.Consents.Add(new ConsentCopy { Id = subject }).Entity;
        copy.Take(context.Message);
        if (!copy.AllowsPublication)
        {
            await db.TakeDownAsync(subject, context.CancellationToken);
        }
    }
}
