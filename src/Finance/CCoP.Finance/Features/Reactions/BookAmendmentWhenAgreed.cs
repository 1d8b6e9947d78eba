using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Proposals.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reactions;

/// <summary>The ledger's row is locked as for any other change of its money: what is spent and promised stays so until the answer is saved (P17).</summary>
internal sealed class BookAmendmentWhenAgreed(FinanceDb db, TimeProvider clock) : IConsumer<AmendmentAgreed>
{
    public async Task Consume(ConsumeContext<AmendmentAgreed> context)
    {
        var id = new Id<AwardLedger>(context.Message.AwardId);
        await db.LockAsync(id, context.CancellationToken);
        var ledger = await db.Whole.SingleAsync(ledger => ledger.Id == id, context.CancellationToken);
        db.Publish(ledger.Amend(context.Message, clock.GetUtcNow()));
    }
}
