using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Features.Reviewing;

internal static class Comments
{
    /// <summary>What members who are not in conflict wrote for the CoP in scorings that were decided since; the oldest first, without names (P13).</summary>
    public static IQueryable<string> CommentsToCop(this ProposalsDb db, Proposal proposal)
    {
        var decided = proposal.Decisions.Select(decision => decision.At).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return db.Reviews
            .Where(review => review.ProposalId == proposal.Id && review.ToCop != null && review.At <= decided
                && !db.Conflicts.Any(conflict => conflict.ProposalId == proposal.Id && conflict.PersonId == review.ReviewerId))
            .OrderBy(review => review.Id)
            .Select(review => review.ToCop!);
    }
}
