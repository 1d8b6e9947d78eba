using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Awarding;

internal static class WithdrawFromAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("awards/{id:guid}/members/{organisationId:guid}/withdraw", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Withdraw your organisation from an award; it is suspended when fewer than two legal grantees are left");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Award> id, Guid organisationId, AwardReason told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await AwardDesk.OpenAsync(id, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.ToActFor(organisationId).WithdrawMember(organisationId, told.Reason, user.PersonId, now);
        await db.ReviewAsync(desk.Award, SuspensionReason.MemberWithdrew, now, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
