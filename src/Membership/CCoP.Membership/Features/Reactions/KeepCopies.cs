using CCoP.Events.Contracts;
using CCoP.Finance.Contracts;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using MassTransit;

namespace CCoP.Membership.Features.Reactions;

internal sealed class KeepAdvanceCopy(MembershipDb db) : IConsumer<AdvanceChanged>
{
    public async Task Consume(ConsumeContext<AdvanceChanged> context)
    {
        var copy = await db.Advances.FindAsync([context.Message.AdvanceId], context.CancellationToken)
            ?? db.Advances.Add(new AdvanceCopy { Id = context.Message.AdvanceId }).Entity;
        copy.Take(context.Message);
    }
}

internal sealed class KeepReportCopy(MembershipDb db) : IConsumer<OutputChanged>
{
    public async Task Consume(ConsumeContext<OutputChanged> context)
    {
        if (context.Message is { AwardId: not null, Kind: OutputKind.Report })
        {
            var copy = await db.Reports.FindAsync([context.Message.OutputId], context.CancellationToken)
                ?? db.Reports.Add(new ReportCopy { Id = context.Message.OutputId }).Entity;
            copy.Take(context.Message);
        }
    }
}
