using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reviewing;

internal static class RuleOnInvolvement
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/involvements/{involvementId:guid}/ruling", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("Say as the chair, with a reason, whether somebody who is involved stays out or takes part");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Id<Involvement> involvementId, NewRuling told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.BeforeCommitteeMember(user.PersonId, now).AnyAsync(visible => visible.Id == id, ct)
            || !await db.LockAsync(involvementId, ct)
            || await db.Involvements.SingleOrDefaultAsync(involvement => involvement.Id == involvementId && involvement.ProposalId == id, ct) is not { } involvement)
        {
            return TypedResults.NotFound();
        }

        Rule.Allowed(
            (await db.RulersAsync(id, now, ct)).RulesOn(involvement.PersonId) == user.PersonId,
            "involvement.not_ruler", "The chair rules on this; the substitute when the chair is in conflict or it is about the chair.");
        involvement.Settle(told.Ruling!.Value, told.Reason, user.PersonId, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
