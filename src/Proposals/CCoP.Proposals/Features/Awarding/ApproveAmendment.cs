using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Awarding;

internal static class ApproveAmendment
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("awards/{id:guid}/amendments/{number:int}/approve", Handle)
        .RequireRole(Roles.Facilitator, Roles.Chair)
        .WithSummary("Approve an amendment that somebody else proposed; Finance books it");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Award> id, int number, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await AwardDesk.OpenAsync(id, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        db.Publish(desk.Award.Approve(number, desk.Mine, user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
