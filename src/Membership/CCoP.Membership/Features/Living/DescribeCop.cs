using CCoP.Membership.Data;
using CCoP.Membership.Features.Importing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Living;

internal static class DescribeCop
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPut("cops/{slug}", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator)
        .WithSummary("Write what a CoP is about: its three parts, its goals and the rightsholder groups it works with");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string slug, CopDescription told, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (cop, _) = await Living.OpenAsync(slug, version, db, user, clock, ct);
        if (cop is null)
        {
            return TypedResults.NotFound();
        }

        var codes = Import.Keys(Words.Checked(told.Groups, "groups"));
        var groups = await db.Groups.Where(group => codes.Contains(group.Code)).ToListAsync(ct);
        Import.RequireAll(codes, groups.Select(group => group.Code));
        cop.Describe(told, groups);
        db.Publish(cop.Changed());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
