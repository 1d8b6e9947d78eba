using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ListMyInvitations
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("my/invitations", Handle)
        .WithSummary("Invitations to a CoP that wait for my organisations");

    private static async Task<Ok<Page<MyInvitation>>> Handle(MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var mine = db.OrganisationsOf(user.PersonId, clock.GetUtcNow(), Roles.Grantee);
        return TypedResults.Ok(new Page<MyInvitation>(
            await db.Set<Domain.CopMembership>()
                .Where(membership => membership.State == MembershipState.Invited && mine.Contains(membership.OrganisationId))
                .OrderBy(membership => membership.ChangedAt)
                .Select(membership => new MyInvitation(
                    membership.CopId.Value, membership.Cop.Slug, membership.Cop.Name, membership.OrganisationId.Value, membership.Organisation.Name))
                .ToListAsync(ct),
            Next: null));
    }
}
