using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Proposals.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reactions;

/// <summary>No money leaves for an award under review (P19).</summary>
internal sealed class HoldMoneyWhileAwardSuspended(FinanceDb db) : IConsumer<AwardSuspended>
{
    public Task Consume(ConsumeContext<AwardSuspended> context) =>
        db.StandAsync(context.Message.AwardId, AwardStanding.Suspended, context.Message.At, context.CancellationToken);
}

internal sealed class LetMoneyFlowWhenAwardResumed(FinanceDb db) : IConsumer<AwardResumed>
{
    public Task Consume(ConsumeContext<AwardResumed> context) =>
        db.StandAsync(context.Message.AwardId, AwardStanding.Active, context.Message.At, context.CancellationToken);
}

internal static class Standings
{
    public static async Task StandAsync(this FinanceDb db, Guid award, AwardStanding standing, DateTimeOffset at, CancellationToken ct)
    {
        var id = new Id<AwardLedger>(award);
        await db.LockAsync(id, ct);
        var ledger = await db.Ledgers.SingleAsync(ledger => ledger.Id == id, ct);
        ledger.Stand(standing, at);
    }
}
