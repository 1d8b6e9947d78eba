using System.ComponentModel.DataAnnotations;
using CCoP.Finance.Data;
using CCoP.Finance.Features.Exchange;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Importing;

internal static class ImportRate
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("rates/{sourceKey}", Handle)
        .WithSummary("Load the rate of a day; loading the same again changes nothing");

    private static async Task<Ok<FinanceImported>> Handle([StringLength(60)] string sourceKey, NewRate told, FinanceDb db, TimeProvider clock, CancellationToken ct)
    {
        sourceKey = Words.Checked(sourceKey, 60, "sourceKey");
        var known = await db.Rates.SingleOrDefaultAsync(rate => rate.SourceKey == sourceKey, ct);
        known?.RequireSame(told);
        var (rate, isNew) = known is null ? await db.RecordAsync(told, sourceKey, clock.GetUtcNow(), ct) : (known, false);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new FinanceImported(rate.Id.Value, isNew ? "created" : "unchanged"));
    }
}
