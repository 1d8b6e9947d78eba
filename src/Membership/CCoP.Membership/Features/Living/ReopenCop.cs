using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Membership.Features.Living;

internal static class ReopenCop
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/reopen", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Take up a CoP again whose goal was reached or that was disbanded");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, CopWords told, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (cop, by) = await Living.OpenAsync(slug, version, db, user, clock, ct);
        if (cop is null)
        {
            return TypedResults.NotFound();
        }

        cop.Reopen(told.Words, by, clock.GetUtcNow());
        db.Publish(cop.Changed());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
