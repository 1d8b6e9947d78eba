using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Auditing;

/// <summary>Adds up nothing but the ledger: every figure is a sum of its lines, or of the balances that are kept with them (N21).</summary>
internal static class ReadDonorReport
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("donor-report", Handle)
        .RequireRole(Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Facilitator, Roles.Auditor)
        .WithSummary("Budget and spending in EUR per budget line of one award or of all, now or as of a day, also as it was booked by a day");

    private static async Task<Ok<DonorReport>> Handle(
        FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? award = null, DateOnly? day = null, DateOnly? booked = null)
    {
        var of = new Id<AwardLedger>(award ?? Guid.Empty);
        var ledgers = db.VisibleTo(user, clock.GetUtcNow()).Where(ledger => award == null || ledger.Id == of);
        var sums = await SumsAsync(ledgers.Select(ledger => ledger.Id), day, booked, db, ct);
        var known = await ledgers.AsNoTracking()
            .OrderBy(ledger => ledger.Id)
            .Select(ledger => new { ledger.Id, ledger.Title, ledger.Lines, Cop = db.Cops.Where(cop => cop.Id == ledger.CopId).Select(cop => cop.Name).FirstOrDefault() })
            .ToListAsync(ct);

        var byLedger = sums.ToLookup(sum => sum.LedgerId);
        var awards = known
            .Where(ledger => byLedger.Contains(ledger.Id))
            .Select(ledger => Award(ledger.Id, ledger.Title, ledger.Cop ?? new LocalText(""), ledger.Lines.ToDictionary(line => line.Id, line => line.Description), [.. byLedger[ledger.Id]]))
            .ToList();
        Money Total(Func<DonorReportAward, Money> figure) => Money.Eur(awards.Sum(one => figure(one).Amount));
        return TypedResults.Ok(new DonorReport(
            day, booked, awards, Total(one => one.BudgetEur), Total(one => one.SpentEur), Total(one => one.ExchangeDifferenceEur), Total(one => one.UnclearedEur), Total(one => one.PaidEur)));
    }

    /// <summary>Now comes from the balances; a past day is summed from the lines of what counts for it and was booked in time.</summary>
    private static async Task<List<LineSum>> SumsAsync(IQueryable<Id<AwardLedger>> ledgers, DateOnly? day, DateOnly? booked, FinanceDb db, CancellationToken ct)
    {
        if ((day, booked) is (null, null))
        {
            return await db.Balances
                .Where(balance => ledgers.Contains(balance.LedgerId))
                .GroupBy(balance => new { balance.LedgerId, balance.Account, balance.LineId })
                .Select(group => new LineSum(group.Key.LedgerId, group.Key.Account, group.Key.LineId, group.Sum(balance => balance.ValueEur)))
                .ToListAsync(ct);
        }

        var before = booked is { } last && last < DateOnly.MaxValue ? PhnomPenh.At(last.AddDays(1), TimeOnly.MinValue) : DateTimeOffset.MaxValue;
        return await db.Journals
            .Where(journal => ledgers.Contains(journal.LedgerId) && (day == null || journal.Day <= day) && journal.PostedAt < before)
            .SelectMany(journal => journal.Lines, (journal, line) => new { journal.LedgerId, line.Account, LineId = line.LineId ?? Guid.Empty, line.ValueEur })
            .GroupBy(line => new { line.LedgerId, line.Account, line.LineId })
            .Select(group => new LineSum(group.Key.LedgerId, group.Key.Account, group.Key.LineId, group.Sum(line => line.ValueEur)))
            .ToListAsync(ct);
    }

    private static DonorReportAward Award(Id<AwardLedger> id, LocalText title, LocalText cop, Dictionary<Guid, string> names, List<LineSum> sums)
    {
        Money Sum(LedgerAccount account) => Money.Eur(sums.Where(sum => sum.Account == account).Sum(sum => sum.ValueEur));
        Money On(Guid line, LedgerAccount account) => Money.Eur(sums.Where(sum => sum.Account == account && sum.LineId == line).Sum(sum => sum.ValueEur));
        var lines = sums.Select(sum => sum.LineId).Where(line => line != Guid.Empty).Distinct()
            .Select(line => (Id: line, Budget: -On(line, LedgerAccount.Grant), Spent: On(line, LedgerAccount.Expense)))
            .Select(line => new DonorReportLine(line.Id, names.GetValueOrDefault(line.Id, ""), line.Budget, line.Spent, line.Budget - line.Spent))
            .OrderBy(line => line.Description, StringComparer.Ordinal).ThenBy(line => line.LineId);
        return new DonorReportAward(
            id.Value, title, cop, [.. lines], -Sum(LedgerAccount.Grant), Sum(LedgerAccount.Expense), Sum(LedgerAccount.ExchangeDifference), Sum(LedgerAccount.Advances),
            -Sum(LedgerAccount.PayableToCop), -Sum(LedgerAccount.Bank));
    }

    /// <param name="LineId">Empty where the lines belong to no budget line.</param>
    private sealed record LineSum(Id<AwardLedger> LedgerId, LedgerAccount Account, Guid LineId, decimal ValueEur);
}
