using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class PlanActivities
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("{id:guid}/activities", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Save the list of activities as a whole");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, ActivityList told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.ToWrite().PlanActivities(told.Items, version.Version);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
