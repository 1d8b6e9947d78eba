using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deciding;

/// <summary>Who decides on a proposal, and on which scores.</summary>
internal static class Deciders
{
    /// <summary>The chair; the substitute when the chair is in conflict or out of office. Null when neither can.</summary>
    public static async Task<Guid?> DeciderAsync(this ProposalsDb db, Id<Proposal> id, DateTimeOffset now, CancellationToken ct) =>
        (await db.RulersAsync(id, now, ct)).Select(ruler => (Guid?)ruler).FirstOrDefault();

    /// <summary>Scores of this very content by members who are not in conflict: only these count.</summary>
    public static IQueryable<Review> CountedReviews(this ProposalsDb db, Id<Proposal> id, string contentHash, DateTimeOffset now)
    {
        var eligible = db.Eligible(id, now).Select(seat => seat.PersonId);
        return db.Reviews.Where(review => review.ProposalId == id && review.ContentHash == contentHash && eligible.Contains(review.ReviewerId));
    }
}
