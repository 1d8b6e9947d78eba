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

    /// <summary>What a meeting last voted on this very content since it was last decided on; null where none did.</summary>
    public static Task<Deliberation?> LatestDeliberationAsync(this ProposalsDb db, Proposal proposal, CancellationToken ct)
    {
        var decided = proposal.LatestDecision?.At ?? DateTimeOffset.MinValue;
        return db.Deliberations
            .Include(deliberation => deliberation.Votes)
            .Where(deliberation => deliberation.ProposalId == proposal.Id && deliberation.ContentHash == proposal.ContentHash
                && (deliberation.ClosedAt > decided || (deliberation.ClosedAt == null && deliberation.Votes.Any(vote => vote.At > decided))))
            .OrderByDescending(deliberation => deliberation.ClosedAt == null)
            .ThenByDescending(deliberation => deliberation.ClosedAt)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Who answers an appeal: of the chair and the substitute the one who did not take the decision, if there is one. Null when neither can.</summary>
    public static async Task<Guid?> AppealAnswererAsync(this ProposalsDb db, Id<Proposal> id, Guid decidedBy, DateTimeOffset now, CancellationToken ct) =>
        (await db.RulersAsync(id, now, ct)).OrderBy(ruler => ruler == decidedBy).Select(ruler => (Guid?)ruler).FirstOrDefault();
}
