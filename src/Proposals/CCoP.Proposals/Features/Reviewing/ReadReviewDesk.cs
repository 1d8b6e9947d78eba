using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Deciding;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reviewing;

internal static class ReadReviewDesk
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("{id:guid}/reviews", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("The scoring as its reader may see it: nothing of the others until their own score is in");

    private static async Task<Results<Ok<ReviewDesk>, NotFound>> Handle(Id<Proposal> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var head = await db.BeforeCommitteeMember(user.PersonId, now)
            .Where(proposal => proposal.Id == id)
            .Join(db.Rounds, proposal => proposal.RoundId, round => round.Id, (proposal, round) => new { proposal.State, proposal.ContentHash, round.Rubric, round.Quorum })
            .SingleOrDefaultAsync(ct);
        if (head is null)
        {
            return TypedResults.NotFound();
        }

        var mine = await db.CountedReviews(id, head.ContentHash, now).Where(review => review.ReviewerId == user.PersonId).Items(db).SingleOrDefaultAsync(ct);
        var open = head.State == ProposalState.Submitted;
        var mayDecide = open && await db.DeciderAsync(id, now, ct) == user.PersonId;
        if (mine is null)
        {
            return TypedResults.Ok(new ReviewDesk(id.Value, head.Rubric, head.Quorum, null, null, null, open, mayDecide));
        }

        var others = await db.CountedReviews(id, head.ContentHash, now).Where(review => review.ReviewerId != user.PersonId).OrderBy(review => review.ReviewerId).Items(db).ToListAsync(ct);
        var averages = await db.CountedReviews(id, head.ContentHash, now).Select(review => review.Weighted).ToListAsync(ct);
        return TypedResults.Ok(new ReviewDesk(
            id.Value, head.Rubric, head.Quorum, mine, others,
            new ScoreSummary(averages.Count, Math.Round(averages.Average(), 2, MidpointRounding.AwayFromZero), Math.Max(0, head.Quorum - averages.Count)),
            open, mayDecide));
    }

    private static IQueryable<ReviewItem> Items(this IQueryable<Review> reviews, ProposalsDb db) => reviews.Select(review => new ReviewItem(
        db.Roles.Where(role => role.PersonId == review.ReviewerId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "",
        review.Scores, review.Comment, review.ToCop, review.At));
}
