using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Drafting;

internal static class LeaveProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/co-applicants/{organisationId:guid}/leave", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Apply no longer, as the organisation's own representative; the others take out one that has left the CoP");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Guid organisationId, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var isInCop = await db.Cops.AnyAsync(cop => cop.Id == draft.Proposal.CopId && cop.MemberIds.Contains(organisationId), ct);
        var proposal = isInCop || draft.Mine.Contains(organisationId) ? draft.ToActFor(organisationId) : draft.ToWrite();
        proposal.Leave(organisationId, now);
        db.Touch(proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
