using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Awarding;

internal static class ResumeAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("awards/{id:guid}/resume", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Resume a suspended award that two legal grantees hold again, with a reason");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Award> id, AwardReason told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await AwardDesk.OpenAsync(id, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        var (cop, organisations) = await db.GranteesAsync(desk.Award, ct);
        db.Publish(desk.Award.Resume(told.Reason, cop, organisations, user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
