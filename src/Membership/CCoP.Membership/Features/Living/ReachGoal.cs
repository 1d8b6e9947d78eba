using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Membership.Features.Living;

internal static class ReachGoal
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/goal", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator)
        .WithSummary("Say that the goal is reached, and what the CoP takes from it");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, CopWords told, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (cop, by) = await Living.OpenAsync(slug, version, db, user, clock, ct);
        if (cop is null)
        {
            return TypedResults.NotFound();
        }

        cop.ReachGoal(told.Words, by, clock.GetUtcNow());
        db.Publish(cop.Changed());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
