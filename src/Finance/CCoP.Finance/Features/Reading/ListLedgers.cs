using System.ComponentModel.DataAnnotations;
using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reading;

internal static class ListLedgers
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("awards", Handle)
        .WithSummary("The money of the awards that the reader may see, the newest first");

    private static async Task<Ok<Page<LedgerCard>>> Handle(
        FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? cop = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var now = clock.GetUtcNow();
        var (today, after) = (PhnomPenh.Day(now), new Id<AwardLedger>(cursor ?? Guid.Empty));
        var items = await db.VisibleTo(user, now)
            .Where(ledger => (cop == null || ledger.CopId == cop) && (cursor == null || ledger.Id < after))
            .OrderByDescending(ledger => ledger.Id)
            .Take(limit + 1)
            .Select(ledger => new
            {
                Ledger = ledger,
                Cop = db.Cops.FirstOrDefault(copy => copy.Id == ledger.CopId),
                Committed = ledger.Advances.Sum(advance => advance.CommittedEur),
                Actual = ledger.Balances
                    .Where(balance => balance.Account == LedgerAccount.Expense || balance.Account == LedgerAccount.ExchangeDifference)
                    .Sum(balance => balance.ValueEur),
                Overdue = ledger.Advances.Count(advance => (advance.State == AdvanceState.Paid || advance.State == AdvanceState.Acknowledged) && advance.ClearBy < today),
            })
            .AsNoTracking()
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<LedgerCard>(
            [.. items.Take(limit).Select(item => new LedgerCard(
                item.Ledger.Id.Value, item.Ledger.Title, item.Ledger.CopId, item.Cop?.Slug ?? "", item.Cop?.Name ?? new LocalText(""),
                Money.Eur(item.Ledger.AmountEur), Money.Eur(item.Committed), Money.Eur(item.Actual), Money.Eur(item.Ledger.AmountEur - item.Committed - item.Actual),
                item.Overdue, item.Ledger.OpenedAt))],
            items.Count > limit ? items[limit - 1].Ledger.Id.ToString() : null));
    }
}
