using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Awarding;

internal static class ProposeAmendment
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("awards/{id:guid}/amendments", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator)
        .WithSummary("Propose to move budget between lines, to change activities or to give money back; small moves need no approval");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Award> id, NewAmendment told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await AwardDesk.OpenAsync(id, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        var threshold = await db.MoveThresholdAsync(desk.Award, ct);
        db.Publish(desk.ToAmend(user.Is(Roles.Facilitator)).Propose(told, threshold.Percent, user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
