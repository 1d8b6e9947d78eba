using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

internal static class ImportClaim
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("claims/{sourceKey}", Handle)
        .WithSummary("Load what one source says of one fact, as printed");

    private static async Task<Ok<Imported>> Handle([StringLength(60)] string sourceKey, ClaimImport told, MembershipDb db, CancellationToken ct)
    {
        var code = Words.Checked(told.Discrepancy, Domain.Lengths.Key, "discrepancy");
        var discrepancy = await db.Discrepancies.Include(discrepancy => discrepancy.Claims).SingleOrDefaultAsync(discrepancy => discrepancy.Code == code, ct);
        Import.RequireAll([code], discrepancy is null ? [] : [code]);

        var (claim, isNew, changed) = discrepancy!.Take(sourceKey, told);
        await db.SaveChangesAsync(ct);
        return Import.Result(claim.Id.Value, isNew, changed);
    }
}
