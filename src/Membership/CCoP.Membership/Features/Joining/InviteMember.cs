using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Joining;

internal static class InviteMember
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/members", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator)
        .WithSummary("Invite an organisation to a CoP: by the facilitator or a member's representative");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, MemberInvitation invitation, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cop = await db.WholeCops.SingleOrDefaultAsync(cop => cop.Slug == slug, ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(organisation => organisation.Id == new Id<Organisation>(invitation.OrganisationId!.Value), ct);
        if (cop is null || organisation is null)
        {
            return TypedResults.NotFound();
        }

        var mine = await db.OrganisationsOf(user.PersonId, now, Roles.Grantee).ToListAsync(ct);
        var isFacilitator = user.Is(Roles.Facilitator);
        Rule.Allowed(
            isFacilitator || cop.Memberships.Any(membership => membership.State == MembershipState.Accepted && mine.Contains(membership.OrganisationId)),
            "member.not_yours", "Only the facilitator or a member of this CoP can invite.");

        db.Expect(cop, version);
        cop.Invite(organisation, new(user.PersonId, isFacilitator ? Roles.Facilitator : Roles.Grantee), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
