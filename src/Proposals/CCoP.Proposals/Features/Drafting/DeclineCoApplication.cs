using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class DeclineCoApplication
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/co-applicants/{organisationId:guid}/decline", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Decline to apply jointly, as the invited organisation's own representative");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Guid organisationId, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.ToActFor(organisationId).Answer(organisationId, CoApplicantState.Declined, now);
        db.Touch(draft.Proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
