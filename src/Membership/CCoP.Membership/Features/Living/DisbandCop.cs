using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Membership.Features.Living;

internal static class DisbandCop
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/disband", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Disband a CoP once its advances are cleared and its reports published");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, CopWords told, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (cop, by) = await Living.OpenAsync(slug, version, db, user, clock, ct);
        if (cop is null)
        {
            return TypedResults.NotFound();
        }

        db.Publish(cop.Disband(told.Words, await db.ObligationsOfAsync(cop.Id.Value, ct), by, clock.GetUtcNow()));
        db.Publish(cop.Changed());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
