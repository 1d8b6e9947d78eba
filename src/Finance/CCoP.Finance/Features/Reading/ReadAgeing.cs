using System.ComponentModel.DataAnnotations;
using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reading;

internal static class ReadAgeing
{
    /// <summary>Where the buckets begin, in days since the payment.</summary>
    private static readonly int[] Begins = [0, 31, 61, 91];

    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("ageing", Handle)
        .WithSummary("Advances that are not cleared, the oldest payment first, with their sums by age (N08, N21)");

    private static async Task<Ok<AgeingPage>> Handle(
        FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var now = clock.GetUtcNow();
        var today = PhnomPenh.Day(now);
        var visible = db.VisibleTo(user, now).Select(ledger => ledger.Id);
        var open = db.Advances.AsNoTracking().Where(advance => advance.OutstandingAmount > 0 && visible.Contains(advance.LedgerId));

        // A bucket is what was paid on or before its first day and after the first day of the next one.
        var (second, third, fourth) = (today.AddDays(-Begins[1]), today.AddDays(-Begins[2]), today.AddDays(-Begins[3]));
        var sums = await open
            .GroupBy(advance => advance.PaidOn <= fourth ? 3 : advance.PaidOn <= third ? 2 : advance.PaidOn <= second ? 1 : 0)
            .Select(group => new { Bucket = group.Key, Count = group.Count(), Eur = group.Sum(advance => advance.CommittedEur) })
            .ToDictionaryAsync(sum => sum.Bucket, ct);

        var after = new Id<Advance>(cursor ?? Guid.Empty);
        var items = await open
            .Where(advance => cursor == null || db.Advances.Any(last => last.Id == after && (advance.PaidOn > last.PaidOn || (advance.PaidOn == last.PaidOn && advance.Id > last.Id))))
            .OrderBy(advance => advance.PaidOn).ThenBy(advance => advance.Id)
            .Take(limit + 1)
            .Select(advance => new
            {
                Advance = advance,
                Title = db.Ledgers.Where(ledger => ledger.Id == advance.LedgerId).Select(ledger => ledger.Title).First(),
                Organisation = db.Organisations.Where(organisation => organisation.Id == advance.OrganisationId).Select(organisation => organisation.Name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return TypedResults.Ok(new AgeingPage(
            today,
            [.. Begins.Select((begin, bucket) => new AgeingBucket(
                begin, bucket + 1 < Begins.Length ? Begins[bucket + 1] - 1 : null, sums.GetValueOrDefault(bucket)?.Count ?? 0, Money.Eur(sums.GetValueOrDefault(bucket)?.Eur ?? 0)))],
            [.. items.Take(limit).Select(item => Item(item.Advance, item.Title, item.Organisation ?? new LocalText(""), today))],
            items.Count > limit ? items[limit - 1].Advance.Id.ToString() : null));
    }

    private static AgeingItem Item(Advance advance, LocalText title, LocalText organisation, DateOnly today) => new(
        advance.Id.Value, advance.LedgerId.Value, title, organisation, advance.Purpose, advance.Outstanding, Money.Eur(advance.CommittedEur), advance.PaidOn!.Value,
        today.DayNumber - advance.PaidOn.Value.DayNumber, advance.ClearBy, advance.IsOverdue(today));
}
