using CCoP.Finance.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Awarding;
using MassTransit;

namespace CCoP.Proposals.Features.Reactions;

/// <summary>Two members that turn out to be one legal entity may leave an award with one grantee (P19).</summary>
internal sealed class KeepOrganisationCopy(ProposalsDb db, TimeProvider clock) : IConsumer<OrganisationChanged>
{
    public async Task Consume(ConsumeContext<OrganisationChanged> context)
    {
        var copy = await db.Organisations.FindAsync([context.Message.OrganisationId], context.CancellationToken)
            ?? db.Organisations.Add(new OrganisationCopy { Id = context.Message.OrganisationId }).Entity;
        if (copy.Take(context.Message))
        {
            await db.SaveChangesAsync(context.CancellationToken);
            await db.ReviewAsync(db.Awards, SuspensionReason.OneLegalEntity, clock.GetUtcNow(), context.CancellationToken);
        }
    }
}

/// <summary>A member that leaves the CoP may leave an award with one grantee (P19).</summary>
internal sealed class KeepCopCopy(ProposalsDb db, TimeProvider clock) : IConsumer<CopChanged>
{
    public async Task Consume(ConsumeContext<CopChanged> context)
    {
        var copy = await db.Cops.FindAsync([context.Message.CopId], context.CancellationToken)
            ?? db.Cops.Add(new CopCopy { Id = context.Message.CopId }).Entity;
        if (copy.Take(context.Message))
        {
            await db.SaveChangesAsync(context.CancellationToken);
            await db.ReviewAsync(db.Awards.Where(award => award.CopId == copy.Id), SuspensionReason.MemberLeftCop, clock.GetUtcNow(), context.CancellationToken);
        }
    }
}

internal sealed class KeepRoleCopy(ProposalsDb db) : IConsumer<RoleChanged>
{
    public async Task Consume(ConsumeContext<RoleChanged> context)
    {
        var copy = await db.Roles.FindAsync([context.Message.RoleId], context.CancellationToken)
            ?? db.Roles.Add(new RoleCopy { Id = context.Message.RoleId }).Entity;
        copy.Take(context.Message);
    }
}

/// <summary>A recorded rate never changes, so the first copy of a currency and day is the right one.</summary>
internal sealed class KeepRateCopy(ProposalsDb db) : IConsumer<RateRecorded>
{
    public async Task Consume(ConsumeContext<RateRecorded> context)
    {
        var told = context.Message;
        if (await db.Rates.FindAsync([told.Currency, told.Day], context.CancellationToken) is null)
        {
            db.Rates.Add(new RateCopy { Currency = told.Currency, Day = told.Day, UnitsPerEur = told.UnitsPerEur, Source = told.Source });
        }
    }
}
