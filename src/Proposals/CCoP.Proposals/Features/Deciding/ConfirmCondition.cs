using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deciding;

internal static class ConfirmCondition
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/conditions/{condition:guid}/confirm", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Confirm as the facilitator that a condition is fulfilled; the last one lets Finance pay");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Id<Condition> condition, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.VisibleTo(user, clock.GetUtcNow()).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var proposal = await db.Whole.SingleAsync(proposal => proposal.Id == id, ct);
        if (proposal.ConditionOf(condition) is not { } set)
        {
            return TypedResults.NotFound();
        }

        var award = await db.Awards.SingleOrDefaultAsync(award => award.ProposalId == id, ct);
        db.Publish(proposal.ConfirmCondition(set, award, user.PersonId, clock.GetUtcNow()));
        db.Touch(proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
