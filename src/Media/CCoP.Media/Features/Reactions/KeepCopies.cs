using CCoP.Events.Contracts;
using CCoP.Media.Data;
using CCoP.Media.Domain;
using CCoP.Membership.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Reactions;

internal sealed class KeepCopCopy(MediaDb db) : IConsumer<CopChanged>
{
    public async Task Consume(ConsumeContext<CopChanged> context)
    {
        var copy = await db.Cops.FindAsync([context.Message.CopId], context.CancellationToken)
            ?? db.Cops.Add(new CopCopy { Id = context.Message.CopId }).Entity;
        copy.Take(context.Message);
    }
}

internal sealed class KeepRoleCopy(MediaDb db) : IConsumer<RoleChanged>
{
    public async Task Consume(ConsumeContext<RoleChanged> context)
    {
        var copy = await db.Roles.FindAsync([context.Message.RoleId], context.CancellationToken)
            ?? db.Roles.Add(new RoleCopy { Id = context.Message.RoleId }).Entity;
        copy.Take(context.Message);
    }
}

/// <summary>Locked, since it opens and closes files to the public: of two versions at once the later one stays.</summary>
internal sealed class KeepOutputCopy(MediaDb db) : IConsumer<OutputChanged>
{
    public async Task Consume(ConsumeContext<OutputChanged> context)
    {
        var id = context.Message.OutputId;
        await db.LockAsync(new Id<OutputCopy>(id), context.CancellationToken);
        var copy = await db.Outputs.Include(output => output.Showings).SingleOrDefaultAsync(output => output.Id == id, context.CancellationToken)
            ?? db.Outputs.Add(new OutputCopy { Id = id }).Entity;
        copy.Take(context.Message);
    }
}
