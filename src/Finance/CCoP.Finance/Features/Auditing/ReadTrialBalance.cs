using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Auditing;

internal static class ReadTrialBalance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("trial-balance", Handle)
        .RequireRole(Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Auditor)
        .WithSummary("The balance of every account and currency, of one award or of all, now or as of a day");

    private static async Task<Ok<TrialBalance>> Handle(FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? award = null, DateOnly? day = null)
    {
        var of = new Id<AwardLedger>(award ?? Guid.Empty);
        var ledgers = db.VisibleTo(user, clock.GetUtcNow()).Where(ledger => award == null || ledger.Id == of).Select(ledger => ledger.Id);

        // Now comes from the balances that are kept with every posting; a past day is summed from its lines.
        var sums = day is null
            ? await db.Balances
                .Where(balance => ledgers.Contains(balance.LedgerId))
                .GroupBy(balance => new { balance.Account, balance.Currency })
                .Select(group => new { group.Key.Account, group.Key.Currency, Amount = group.Sum(balance => balance.Amount), ValueEur = group.Sum(balance => balance.ValueEur) })
                .ToListAsync(ct)
            : await db.Journals
                .Where(journal => ledgers.Contains(journal.LedgerId) && journal.Day <= day)
                .SelectMany(journal => journal.Lines)
                .GroupBy(line => new { line.Account, line.Amount.Currency })
                .Select(group => new { group.Key.Account, group.Key.Currency, Amount = group.Sum(line => line.Amount.Amount), ValueEur = group.Sum(line => line.ValueEur) })
                .ToListAsync(ct);
        var accounts = sums
            .Select(sum => (Chart: Chart.Of(sum.Account), Sum: sum))
            .OrderBy(one => one.Chart.Number).ThenBy(one => one.Sum.Currency, StringComparer.Ordinal)
            .Select(one => new AccountBalance(one.Sum.Account, one.Chart.Number, one.Chart.Name, new Money(one.Sum.Amount, one.Sum.Currency), Money.Eur(one.Sum.ValueEur)))
            .ToList();
        return TypedResults.Ok(new TrialBalance(day, accounts, Money.Eur(sums.Sum(sum => sum.ValueEur))));
    }
}
