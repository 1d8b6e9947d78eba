using CCoP.Finance.Contracts;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reactions;

/// <summary>An issued award waits for Finance until this arrives, however late (G08).</summary>
internal sealed class OpenAwardWhenLedgerOpened(ProposalsDb db) : IConsumer<LedgerOpened>
{
    public async Task Consume(ConsumeContext<LedgerOpened> context)
    {
        var id = new Id<Award>(context.Message.AwardId);
        await db.LockAsync(id, context.CancellationToken);
        var award = await db.Awards.SingleAsync(award => award.Id == id, context.CancellationToken);
        award.LedgerOpened(context.Message.LedgerId);
    }
}
