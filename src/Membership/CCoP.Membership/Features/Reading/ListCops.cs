using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ListCops
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("cops", Handle)
        .WithSummary("The Communities of Practice");

    private static async Task<Ok<Page<CopCard>>> Handle(
        MembershipDb db, CancellationToken ct, [StringLength(60)] string? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var after = Words.CheckedOrNone(cursor, 60, "cursor");
        var items = await db.Cops
            .Where(cop => after == null || string.Compare(cop.Slug, after) > 0)
            .OrderBy(cop => cop.Slug)
            .Take(limit + 1)
            .Select(cop => new CopCard(
                cop.Id.Value, cop.Slug, cop.Name, cop.Domain, cop.State, cop.Colour,
                cop.Memberships.Count(membership => membership.State == MembershipState.Accepted),
                cop.Groups.OrderBy(group => group.Code).Select(group => group.Code).ToList()))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, cop => cop.Slug));
    }
}
