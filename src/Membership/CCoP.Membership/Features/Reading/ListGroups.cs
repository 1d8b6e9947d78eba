using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ListGroups
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("groups", Handle)
        .WithSummary("The rightsholder groups and how many CoPs work with each");

    private static async Task<Ok<Page<GroupItem>>> Handle(MembershipDb db, CancellationToken ct) =>
        TypedResults.Ok(new Page<GroupItem>(
            await db.Groups.OrderBy(group => group.Code).Select(group => new GroupItem(group.Code, group.Name, group.Cops.Count)).ToListAsync(ct),
            Next: null));
}
