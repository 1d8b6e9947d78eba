using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

internal static class ImportGroup
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("groups/{sourceKey}", Handle)
        .WithSummary("Load a rightsholder group");

    private static async Task<Ok<Imported>> Handle([StringLength(40)] string sourceKey, GroupImport told, MembershipDb db, CancellationToken ct)
    {
        var group = await db.Groups.SingleOrDefaultAsync(group => group.Code == sourceKey, ct);
        var isNew = group is null;
        group ??= db.Groups.Add(RightsholderGroup.Add(sourceKey)).Entity;
        var changed = group.Describe(told);
        await db.SaveChangesAsync(ct);
        return Import.Result(group.Id.Value, isNew, changed);
    }
}
