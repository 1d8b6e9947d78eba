using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reviewing;

internal static class ScoreProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("{id:guid}/review", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("Give or revise one's own scores, until the decision");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, NewReview told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.BeforeCommitteeMember(user.PersonId, now).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        // Under the lock, so that no score slips in after the decision that it should have been part of.
        var proposal = await db.Proposals.SingleAsync(proposal => proposal.Id == id, ct);
        var round = await db.Rounds.SingleAsync(round => round.Id == proposal.RoundId, ct);
        var review = await db.Reviews.SingleOrDefaultAsync(review => review.ProposalId == id && review.ReviewerId == user.PersonId && review.ContentHash == proposal.ContentHash, ct)
            ?? db.Reviews.Add(Review.By(user.PersonId, proposal)).Entity;
        review.Score(told, proposal, round, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
