using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Drafting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Deciding;

internal static class FulfilCondition
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/conditions/{condition:guid}/fulfil", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Say that a condition is fulfilled, for the member that must fulfil it");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Id<Condition> condition, FulfilmentNote told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft || draft.Proposal.ConditionOf(condition) is not { } set)
        {
            return TypedResults.NotFound();
        }

        draft.ToActFor(set.OrganisationId);
        set.Fulfil(told.Note, user.PersonId, now);
        db.Touch(draft.Proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
