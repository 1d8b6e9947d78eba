using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Awarding;

internal static class RefuseAmendment
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("awards/{id:guid}/amendments/{number:int}/refuse", Handle)
        .RequireRole(Roles.Facilitator, Roles.Chair, Roles.Grantee)
        .WithSummary("Refuse an amendment with a reason, or take your own back");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Award> id, int number, AwardReason told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await AwardDesk.OpenAsync(id, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Award.Refuse(number, told.Reason, mayDecide: user.Is(Roles.Facilitator, Roles.Chair), user.PersonId, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
