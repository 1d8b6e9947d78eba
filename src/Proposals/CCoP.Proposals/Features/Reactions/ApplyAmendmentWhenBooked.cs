using CCoP.Finance.Contracts;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reactions;

/// <summary>Finance has an amendment in its ledger: the award changes, and what it gives back is released (P01, P17).</summary>
internal sealed class ApplyAmendmentWhenBooked(ProposalsDb db, TimeProvider clock) : IConsumer<AmendmentBooked>
{
    public async Task Consume(ConsumeContext<AmendmentBooked> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var id = new Id<Award>(told.AwardId);
        await db.LockAsync(id, ct);
        var award = await db.WholeAwards.SingleAsync(award => award.Id == id, ct);

        // The round before the envelope, as a decision does.
        var roundId = await db.Proposals.Where(proposal => proposal.Id == award.ProposalId).Select(proposal => proposal.RoundId).SingleAsync(ct);
        await db.LockAsync(roundId, ct);
        var round = await db.Rounds.SingleAsync(round => round.Id == roundId, ct);
        await db.LockAsync(round.EnvelopeId, ct);
        db.Publish(award.Booked(told.Number, round, await db.Envelopes.SingleAsync(envelope => envelope.Id == round.EnvelopeId, ct), clock.GetUtcNow()));
    }
}

/// <summary>Finance holds more than an amendment would leave: the award stays as it is, and its page says how much.</summary>
internal sealed class KeepAwardWhenAmendmentNotBooked(ProposalsDb db, TimeProvider clock) : IConsumer<AmendmentNotBooked>
{
    public async Task Consume(ConsumeContext<AmendmentNotBooked> context)
    {
        var (told, id) = (context.Message, new Id<Award>(context.Message.AwardId));
        await db.LockAsync(id, context.CancellationToken);
        var award = await db.WholeAwards.SingleAsync(award => award.Id == id, context.CancellationToken);
        award.NotBooked(told.Number, told.LineId, told.HeldEur, clock.GetUtcNow());
    }
}
