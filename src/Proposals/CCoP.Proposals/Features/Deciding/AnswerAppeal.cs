using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deciding;

internal static class AnswerAppeal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/appeal/answer", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("Answer an appeal: back to the members, before the committee again, or dismissed");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, AppealAnswer told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.BeforeCommitteeMember(user.PersonId, now).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var proposal = await db.Whole.SingleAsync(proposal => proposal.Id == id, ct);
        Rule.Allowed(
            await db.AppealAnswererAsync(id, proposal.LatestDecision?.By ?? Guid.Empty, now, ct) == user.PersonId,
            "appeal.not_yours", "The chair or the substitute answers an appeal: the one of them who did not take the decision, if they can.");
        proposal.AnswerAppeal(told, user.PersonId, now);
        db.Touch(proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
