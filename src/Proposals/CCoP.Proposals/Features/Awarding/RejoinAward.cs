using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Awarding;

internal static class RejoinAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("awards/{id:guid}/members/{organisationId:guid}/rejoin", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Let your organisation take part again in an award that it withdrew from");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Award> id, Guid organisationId, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await AwardDesk.OpenAsync(id, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.ToActFor(organisationId).RejoinMember(organisationId);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
