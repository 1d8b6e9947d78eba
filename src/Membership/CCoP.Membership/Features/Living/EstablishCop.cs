using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Membership.Features.Living;

internal static class EstablishCop
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/establish", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Establish a CoP that has its three parts and a goal");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (cop, by) = await Living.OpenAsync(slug, version, db, user, clock, ct);
        if (cop is null)
        {
            return TypedResults.NotFound();
        }

        cop.Establish(by, clock.GetUtcNow());
        db.Publish(cop.Changed());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
