using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

internal static class VoteOnProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("meetings/{id:guid}/proposals/{proposalId:guid}/vote", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("Vote on a proposal in a meeting, once and for all");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Meeting> id, Id<Proposal> proposalId, NewVote told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.BeforeCommitteeMember(user.PersonId, now).AnyAsync(proposal => proposal.Id == proposalId, ct)
            || await Matter.OpenAsync(id, proposalId, db, user, now, ct) is not { } matter)
        {
            return TypedResults.NotFound();
        }

        matter.Begun(db).Cast(told.Outcome!.Value, user.PersonId, matter.Meeting, matter.Proposal, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
