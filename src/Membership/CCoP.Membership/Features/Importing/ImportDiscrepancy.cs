using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

internal static class ImportDiscrepancy
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("discrepancies/{sourceKey}", Handle)
        .WithSummary("Load a place where sources disagree; what a person decided of it stays");

    private static async Task<Ok<Imported>> Handle([StringLength(60)] string sourceKey, DiscrepancyImport told, MembershipDb db, CancellationToken ct)
    {
        var discrepancy = await db.Discrepancies.SingleOrDefaultAsync(discrepancy => discrepancy.Code == sourceKey, ct);
        var isNew = discrepancy is null;
        discrepancy ??= db.Discrepancies.Add(Discrepancy.Note(sourceKey)).Entity;
        var changed = discrepancy.Describe(told);
        await db.SaveChangesAsync(ct);
        return Import.Result(discrepancy.Id.Value, isNew, changed);
    }
}
