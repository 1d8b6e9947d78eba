using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class SignOffProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/sign-offs", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Sign off for one organisation on exactly the content that was read");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, NewSignOff told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var organisation = told.OrganisationId!.Value;
        draft.ToActFor(organisation).SignOffBy(organisation, user.PersonId, told.ContentHash, now);
        db.Touch(draft.Proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
