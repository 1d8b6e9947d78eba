using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Proposals.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reactions;

/// <summary>The committee's conditions are met: money of the award may be paid (P14). Heard before its award, it is tried again until the ledger is open.</summary>
internal sealed class AllowPaymentWhenConditionsMet(FinanceDb db) : IConsumer<AwardConditionsMet>
{
    public async Task Consume(ConsumeContext<AwardConditionsMet> context)
    {
        var id = new Id<AwardLedger>(context.Message.AwardId);
        await db.LockAsync(id, context.CancellationToken);
        var ledger = await db.Ledgers.SingleAsync(ledger => ledger.Id == id, context.CancellationToken);
        ledger.MeetConditions();
    }
}
