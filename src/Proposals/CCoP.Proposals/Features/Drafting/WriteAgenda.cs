using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class WriteAgenda
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("{id:guid}/activities/{activityId:guid}/agenda", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Write the agenda of one activity; the version is the agenda's own");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Guid activityId, ActivityAgenda told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.ToWrite().WriteAgenda(activityId, told.Items, version.Version);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
