using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ListGroups
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("groups", Handle)
        .WithSummary("The rightsholder groups and how many CoPs work with each");

    private static async Task<Ok<Page<GroupItem>>> Handle(
        MembershipDb db, CancellationToken ct, [StringLength(60)] string? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var after = Words.CheckedOrNone(cursor, 60, "cursor");
        var items = await db.Groups
            .Where(group => after == null || string.Compare(group.Code, after) > 0)
            .OrderBy(group => group.Code)
            .Take(limit + 1)
            .Select(group => new GroupItem(group.Code, group.Name, group.Cops.Count))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, group => group.Code));
    }
}
