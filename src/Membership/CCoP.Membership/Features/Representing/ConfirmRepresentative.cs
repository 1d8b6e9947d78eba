using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Representing;

internal static class ConfirmRepresentative
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/nominations/{id:guid}/confirm", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Confirm who is to act for all members, as a member organisation's own representative");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, Id<Nomination> id, NominationYes told, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (now, organisation) = (clock.GetUtcNow(), new Id<Organisation>(told.OrganisationId!.Value));
        var known = await db.Cops.Where(cop => cop.Slug == slug).Select(cop => cop.Id).SingleOrDefaultAsync(ct);
        if (!await db.LockAsync(known, ct) || !await db.RepresentedIn(known, user.PersonId, now).ContainsAsync(organisation, ct))
        {
            return TypedResults.NotFound();
        }

        var cop = await db.WholeCops.SingleAsync(cop => cop.Id == known, ct);
        var before = cop.Standing;
        cop.Confirm(id, organisation, new(user.PersonId, Roles.Grantee), now);
        db.Touch(cop);
        if (cop.Standing != before)
        {
            db.Publish(cop.Changed());
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
