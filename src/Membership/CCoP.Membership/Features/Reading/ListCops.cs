using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ListCops
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("cops", Handle)
        .WithSummary("The Communities of Practice");

    private static async Task<Ok<Page<CopCard>>> Handle(MembershipDb db, CancellationToken ct) =>
        TypedResults.Ok(new Page<CopCard>(
            await db.Cops
                .OrderBy(cop => cop.Name.En)
                .Select(cop => new CopCard(
                    cop.Id.Value, cop.Slug, cop.Name, cop.Domain, cop.State, cop.Colour,
                    cop.Memberships.Count(membership => membership.State == MembershipState.Accepted),
                    cop.Groups.OrderBy(group => group.Code).Select(group => group.Code).ToList()))
                .ToListAsync(ct),
            Next: null));
}
