using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CCoP.Finance.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Exchange;

internal static class ListRates
{
    private const char Separator = '.';

    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("rates", Handle)
        .WithSummary("Recorded rates, the newest day first");

    private static async Task<Ok<Page<RecordedRate>>> Handle(
        FinanceDb db, CancellationToken ct, [RegularExpression("^(USD|KHR)$")] string? currency = null, [StringLength(20)] string? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (day, code) = Last(cursor);
        var rates = await db.Rates
            .Where(rate => currency == null || rate.Currency == currency)
            .Where(rate => cursor == null || rate.Day < day || (rate.Day == day && string.Compare(rate.Currency, code) > 0))
            .OrderByDescending(rate => rate.Day).ThenBy(rate => rate.Currency)
            .Take(limit + 1)
            .Select(rate => new RecordedRate(rate.Currency, rate.Day, rate.UnitsPerEur, rate.Source))
            .ToListAsync(ct);
        return TypedResults.Ok(rates.ToPage(limit, rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Day:O}{Separator}{rate.Currency}")));
    }

    /// <summary>The last one of the page before, as its cursor names it.</summary>
    private static (DateOnly Day, string Currency) Last(string? cursor)
    {
        if (cursor is null)
        {
            return default;
        }

        var parts = cursor.Split(Separator);
        var day = default(DateOnly);
        Rule.Shape(
            parts.Length == 2 && DateOnly.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && Currency.IsKnown(parts[1]),
            "cursor.unknown", "This cursor is not from the page before.");
        return (day, parts[1]);
    }
}
