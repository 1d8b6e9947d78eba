using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Drafting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Deciding;

internal static class AppealRejection
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/appeal", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Ask once, for a member, to look again at a rejection");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, NewAppeal told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.ToActFor(told.OrganisationId!.Value).AppealFor(told.OrganisationId.Value, told.Reason, user.PersonId, now);
        db.Touch(draft.Proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
