using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ListMyNominations
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("my/nominations", Handle)
        .WithSummary("Nominated representatives whom my organisations have not confirmed yet");

    private static async Task<Ok<Page<MyNomination>>> Handle(MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var mine = db.RolesAt(clock.GetUtcNow()).Where(role => role.PersonId == new Id<Domain.Person>(user.PersonId) && role.Role == Roles.Grantee);
        var waiting = await (
            from membership in db.Set<Domain.CopMembership>()
            where membership.State == MembershipState.Accepted
                && mine.Any(role => role.OrganisationId == membership.OrganisationId && (role.CopId == null || role.CopId == membership.CopId))
            from nomination in membership.Cop.Nominations
            where !nomination.Confirmations.Any(confirmation => confirmation.OrganisationId == membership.OrganisationId)
                && !membership.Cop.Nominations.Any(later => later.At > nomination.At)
            orderby nomination.At
            select new MyNomination(membership.Cop.Slug, membership.Cop.Name, membership.Organisation.Name)).ToListAsync(ct);
        return TypedResults.Ok(new Page<MyNomination>(waiting, Next: null));
    }
}
