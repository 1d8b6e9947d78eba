using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Proposals.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reactions;

/// <summary>An award gets its ledger once, however often it is told; the answer is given each time, so that Proposals can catch up (G08).</summary>
internal sealed class OpenLedgerWhenAwardMade(FinanceDb db, TimeProvider clock) : IConsumer<AwardMade>
{
    public async Task Consume(ConsumeContext<AwardMade> context)
    {
        var id = new Id<AwardLedger>(context.Message.AwardId);
        var ledger = await db.Ledgers.SingleOrDefaultAsync(ledger => ledger.Id == id, context.CancellationToken)
            ?? db.Ledgers.Add(AwardLedger.Open(context.Message, clock.GetUtcNow())).Entity;
        if (!context.Message.ConditionsOpen)
        {
            ledger.MeetConditions();
        }

        db.Publish(ledger.Opened());
    }
}
