using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Representing;

internal static class NominateRepresentative
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops/{slug}/nominations", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator)
        .WithSummary("Nominate who acts for all members of a CoP, and a substitute");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, NewNomination told, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.WholeCops.SingleOrDefaultAsync(cop => cop.Slug == slug, ct) is not { } cop)
        {
            return TypedResults.NotFound();
        }

        var own = await db.RepresentedIn(cop.Id, user.PersonId, now).ToListAsync(ct);
        var isFacilitator = user.Is(Roles.Facilitator);
        Rule.Allowed(isFacilitator || cop.Members.Intersect(own).Any(), "member.not_yours", "Only the facilitator or a member of this CoP can do this.");

        var representative = new Nominee(told.RepresentativeId!.Value, new(told.RepresentativeOrganisationId!.Value));
        var substitute = new Nominee(told.SubstituteId!.Value, new(told.SubstituteOrganisationId!.Value));
        foreach (var nominee in (Nominee[])[representative, substitute])
        {
            var represents = await db.RepresentedIn(cop.Id, nominee.PersonId, now).ContainsAsync(nominee.OrganisationId, ct);
            Rule.Require(represents && cop.Members.Contains(nominee.OrganisationId), "nomination.not_member", "Choose people who represent a member organisation now.");
        }

        var elsewhere = await db.WholeCops
            .Where(other => other.Id != cop.Id && other.State != CopState.Disbanded && other.Nominations.Any(nomination => nomination.RepresentativeId == representative.PersonId))
            .ToListAsync(ct);
        Rule.Require(
            !elsewhere.Exists(other => other.Standing?.RepresentativeId == representative.PersonId),
            "nomination.other_cop", "This person already represents another CoP. Choose somebody else.");

        db.Expect(cop, version);
        var before = cop.Standing;
        cop.Nominate(representative, substitute, own, new(user.PersonId, isFacilitator ? Roles.Facilitator : Roles.Grantee), now);
        if (cop.Standing != before)
        {
            db.Publish(cop.Changed());
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
