using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deciding;

internal static class SendBackCondition
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/conditions/{condition:guid}/send-back", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Send a condition back to its member, with the reason");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Id<Condition> condition, SendingBack told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
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

        set.SendBack(told.Reason, user.PersonId);
        db.Touch(proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
