using CCoP.Events.Contracts;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using MassTransit;

namespace CCoP.Proposals.Features.Reactions;

/// <summary>What an award has brought out is part of what the next phase goes on from (P08).</summary>
internal sealed class KeepOutputCopy(ProposalsDb db) : IConsumer<OutputChanged>
{
    public async Task Consume(ConsumeContext<OutputChanged> context)
    {
        var told = context.Message;
        if (told.AwardId is not { } award)
        {
            return;
        }

        var copy = await db.Outputs.FindAsync([told.OutputId], context.CancellationToken)
            ?? db.Outputs.Add(new OutputCopy { Id = told.OutputId, AwardId = award }).Entity;
        copy.Take(told);
    }
}
