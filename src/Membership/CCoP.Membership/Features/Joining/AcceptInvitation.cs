using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Joining;

internal static class AcceptInvitation
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/members/{organisationId:guid}/accept", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Accept an invitation, as the invited organisation's own representative");

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
        db.Publish(cop.Accept(organisationId, new(user.PersonId, Roles.Grantee), now));
        db.Publish(cop.Changed());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
