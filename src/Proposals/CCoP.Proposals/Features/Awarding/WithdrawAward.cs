using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Awarding;

internal static class WithdrawAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("awards/{id:guid}/withdraw", Handle)
        .RequireRole(Roles.Facilitator, Roles.Chair)
        .WithSummary("Withdraw an award with a reason; a suspended one at once, another with somebody else's approval");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Award> id, AwardReason told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await AwardDesk.OpenAsync(id, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        db.Publish(desk.Award.Withdraw(told.Reason, user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
