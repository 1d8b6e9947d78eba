using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Joining;

internal static class DeclineInvitation
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/members/{organisationId:guid}/decline", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Decline an invitation, as the invited organisation's own representative");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, Id<Organisation> organisationId, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cop = await db.WholeCops.SingleOrDefaultAsync(cop => cop.Slug == slug, ct);
        if (cop is null || !await db.OrganisationsOf(user.PersonId, now, Roles.Grantee).ContainsAsync(organisationId, ct))
        {
            return TypedResults.NotFound();
        }

        db.Touch(cop);
        cop.Decline(organisationId, new(user.PersonId, Roles.Grantee), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
