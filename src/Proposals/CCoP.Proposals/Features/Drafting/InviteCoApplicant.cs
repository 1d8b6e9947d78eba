using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Drafting;

internal static class InviteCoApplicant
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/co-applicants", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Ask another member of the CoP to apply jointly");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, CoApplicantInvitation told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var cop = await db.Cops.SingleAsync(cop => cop.Id == draft.Proposal.CopId, ct);
        draft.ToWrite().Invite(told.OrganisationId!.Value, cop, now);
        db.Touch(draft.Proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
