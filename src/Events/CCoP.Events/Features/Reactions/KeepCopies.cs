using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Membership.Contracts;
using MassTransit;

namespace CCoP.Events.Features.Reactions;

internal sealed class KeepCopCopy(EventsDb db) : IConsumer<CopChanged>
{
    public async Task Consume(ConsumeContext<CopChanged> context)
    {
        var copy = await db.Cops.FindAsync([context.Message.CopId], context.CancellationToken)
            ?? db.Cops.Add(new CopCopy { Id = context.Message.CopId }).Entity;
        copy.Take(context.Message);
    }
}

internal sealed class KeepRoleCopy(EventsDb db) : IConsumer<RoleChanged>
{
    public async Task Consume(ConsumeContext<RoleChanged> context)
    {
        var copy = await db.Roles.FindAsync([context.Message.RoleId], context.CancellationToken)
            ?? db.Roles.Add(new RoleCopy { Id = context.Message.RoleId }).Entity;
        copy.Take(context.Message);
    }
}
