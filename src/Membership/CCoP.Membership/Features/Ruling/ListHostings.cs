using CCoP.Membership.Data;
using CCoP.Membership.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Ruling;

internal static class ListHostings
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("hostings", Handle)
        .RequireRole(Roles.Facilitator, Roles.Auditor)
        .WithSummary("Hosting questions, the open ones first");

    private static async Task<Ok<Page<HostingItem>>> Handle(MembershipDb db, CancellationToken ct) =>
        TypedResults.Ok(new Page<HostingItem>(
            await db.Hostings.OrderBy(hosting => hosting.RuledAt != null).ThenBy(hosting => hosting.SourceKey).Items(db).ToListAsync(ct),
            Next: null));
}
