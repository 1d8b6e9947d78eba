using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deciding;

internal static class DecideProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/decide", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("Decide on a proposal as the chair; an approval reserves its amount in the envelope");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, NewDecision told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.BeforeCommitteeMember(user.PersonId, now).AnyAsync(visible => visible.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        Rule.Allowed(
            await db.DeciderAsync(id, now, ct) == user.PersonId,
            "decision.not_chair", "The chair decides; the substitute only when the chair is in conflict or out of office.");

        // Always the proposal before the round before the envelope: two decisions wait for each other, never in a circle.
        await db.LockAsync(id, ct);
        var proposal = await db.Whole.SingleAsync(proposal => proposal.Id == id, ct);
        db.Expect(proposal, version);
        var scores = await db.CountedReviews(id, proposal.ContentHash, now).Select(review => review.ReviewerId).ToListAsync(ct);
        // Also a refusal would tell how many others have scored (P12).
        Rule.Require(proposal.State != ProposalState.Submitted || scores.Contains(user.PersonId), "decision.own_score", "Score the proposal yourself before you decide on it.");
        var deliberation = await db.LatestDeliberationAsync(proposal, ct);
        await db.LockAsync(proposal.RoundId, ct);
        var round = await db.Rounds.SingleAsync(round => round.Id == proposal.RoundId, ct);
        await db.LockAsync(round.EnvelopeId, ct);
        var envelope = await db.Envelopes.SingleAsync(envelope => envelope.Id == round.EnvelopeId, ct);

        db.Publish(proposal.Decide(told, round, envelope, scores.Count, deliberation, user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
