using CCoP.Proposals.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

internal static class ListCandidates
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("committee/candidates", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("People who hold a committee role now, and so can be seated in a round");

    private static async Task<Ok<IReadOnlyList<CommitteeCandidate>>> Handle(ProposalsDb db, TimeProvider clock, CancellationToken ct)
    {
        var roles = await db.InCommitteeRole(clock.GetUtcNow()).OrderByDescending(role => role.Revision).Select(role => new CommitteeCandidate(role.PersonId, role.PersonName)).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<CommitteeCandidate>>([.. roles.DistinctBy(role => role.PersonId).OrderBy(role => role.Name, StringComparer.Ordinal).ThenBy(role => role.PersonId)]);
    }
}
