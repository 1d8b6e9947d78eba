using System.Net;
using CCoP.Finance.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

public sealed class LedgerTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "G08")]
    public async Task An_award_that_is_told_again_has_one_ledger_and_gets_its_answer_again()
    {
        var opened = await finance.Bus.ListenAsync<LedgerOpened>();
        var award = await finance.AwardAsync();
        await finance.Bus.PublishAsync(award.Made);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => finance.Bus.PublishAsync(award.Made with { Title = new("Told later") })));

        await opened.OneAsync(_ => opened.All.Count(told => told.AwardId == award.Id) == 7);
        (await award.JournalsAsync()).ShouldHaveSingleItem().Kind.ShouldBe(JournalKind.LedgerOpened);
        (await award.PageAsync()).Title.ShouldBe(award.Made.Title);
        (await award.PageAsync()).Members.Select(member => member.Name.En).ShouldBe(["Left", "Right"]);
    }

    [Theory, Trait("Row", "N01")]
    [InlineData("UPDATE journal_lines SET value_eur = value_eur + 0.01")]
    [InlineData("DELETE FROM journal_lines")]
    [InlineData("TRUNCATE journal_lines")]
    [InlineData("UPDATE journals SET day = day - 1")]
    [InlineData("DELETE FROM journals")]
    [InlineData("TRUNCATE journals CASCADE")]
    public async Task A_posted_journal_cannot_be_changed_or_removed_in_the_database_itself(string sql)
    {
        await finance.AwardAsync();

        var refused = await Should.ThrowAsync<PostgresException>(() => finance.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct)));

        refused.ConstraintName.ShouldBe("journals_unchanging");
    }

    [Theory, Trait("Row", "N01")]
    [InlineData("10", "EUR", "10", "-9.99", "EUR", "-9.99", "journals_balance")]
    [InlineData("10", "USD", "9", "-10", "USD", "-8.99", "journals_balance")]
    [InlineData("10", "USD", "9", "-11", "USD", "-9", "journals_balance")]
    [InlineData("10", "USD", "9", "-4400", "KHR", "-9", "journals_balance")]
    [InlineData("10", "EUR", "9", "-10", "EUR", "-9", "ck_journal_lines_eur")]
    [InlineData("10", "USD", "9", "-10", "USD", "-9", null)]
    public async Task A_journal_that_does_not_balance_cannot_be_committed(string debit, string debitCurrency, string debitEur, string credit, string creditCurrency, string creditEur, string? constraint)
    {
        var award = await finance.AwardAsync();
        var sql = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            WITH journal AS (
                INSERT INTO journals (id, ledger_id, number, kind, day, rates, posted_by, posted_at, line_count)
                VALUES (gen_random_uuid(), '{award.Id}', 2, 'AdvancePaid', '2026-01-01', '[]', '{award.PayerId}', now(), 2) RETURNING id)
            INSERT INTO journal_lines (journal_id, position, account, amount_amount, amount_currency, value_eur)
            SELECT id, 0, 'Bank', {debit}, '{debitCurrency}', {debitEur} FROM journal UNION ALL SELECT id, 1, 'Advances', {credit}, '{creditCurrency}', {creditEur} FROM journal
            """);

        Task<int> Post() => finance.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct));

        if (constraint is null)
        {
            (await Post()).ShouldBe(2);
        }
        else
        {
            (await Should.ThrowAsync<PostgresException>(Post)).ConstraintName.ShouldBe(constraint);
        }
    }

    [Fact, Trait("Row", "N01")]
    public async Task Lines_cannot_be_added_to_a_posted_journal_also_when_they_balance()
    {
        var award = await finance.AwardAsync();
        var journal = (await award.JournalsAsync())[0].Id;

        var refused = await Should.ThrowAsync<PostgresException>(() => finance.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO journal_lines (journal_id, position, account, amount_amount, amount_currency, value_eur) VALUES ({journal}, 90, 'Bank', 5, 'USD', 4), ({journal}, 91, 'Bank', -5, 'USD', -4)", Ct)));

        refused.ConstraintName.ShouldBe("journals_balance");
    }

    [Fact, Trait("Row", "N01")]
    public async Task The_kept_balances_are_always_the_sums_of_the_lines()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Usd(333.33m));
        await award.AcceptedAsync(id, Money.Usd(1.01m), award.Receipt(award.Transport, Money.Usd(99.99m), "1"), award.Receipt(award.Food, Money.Khr(123_457), "2"), award.Receipt(award.Food, Money.Eur(7.77m), "3"));
        await award.Payer.RecordRefundAsync(id, new NewRefund(finance.Today, "ABA", Money.Usd(1)), await award.SeenAsync(id), "refund", Ct);

        var ledger = new Id<AwardLedger>(award.Id);
        var (kept, summed) = await finance.InDatabaseAsync(async db => (
            await db.Balances.AsNoTracking().Where(balance => balance.LedgerId == ledger).ToListAsync(Ct),
            await db.Journals.Where(journal => journal.LedgerId == ledger)
                .SelectMany(journal => journal.Lines)
                .GroupBy(line => new { line.Account, line.Amount.Currency, LineId = line.LineId ?? Guid.Empty })
                .Select(sum => new { sum.Key, Amount = sum.Sum(line => line.Amount.Amount), ValueEur = sum.Sum(line => line.ValueEur) })
                .ToListAsync(Ct)));

        kept.Count.ShouldBeGreaterThan(10);
        kept.Select(balance => (balance.Account, balance.Currency, balance.LineId, balance.Amount, balance.ValueEur)).ShouldBe(
            summed.Select(sum => (sum.Key.Account, sum.Key.Currency, sum.Key.LineId, sum.Amount, sum.ValueEur)), ignoreOrder: true);
        var advance = await finance.InDatabaseAsync(db => db.Advances.AsNoTracking().SingleAsync(one => one.Id == new Id<Advance>(id), Ct));
        var carried = kept.Where(balance => balance.Account == LedgerAccount.Advances).ToList();
        (carried.Sum(balance => balance.Amount), carried.Sum(balance => balance.ValueEur)).ShouldBe((advance.OutstandingAmount, advance.CommittedEur));
    }

    [Fact, Trait("Row", "N01")]
    public async Task A_journal_is_taken_back_only_by_its_mirror_image_by_another_person_and_once()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.ApprovedAsync(Money.Usd(10));
        var paid = await award.Payer.PayAdvanceAsync(id, award.Payment, await award.SeenAsync(id), "pay", Ct);
        var (reason, opening) = (new StepReason("Paid to the wrong account."), (await award.JournalsAsync())[0].Id);

        await RefusedAsync(() => award.Payer.ReverseJournalAsync(paid.JournalId, reason, "payer", Ct), HttpStatusCode.Forbidden, "step.not_yours");
        await RefusedAsync(() => award.Approver.ReverseJournalAsync(opening, reason, "opening", Ct), HttpStatusCode.UnprocessableEntity, "journal.final");
        var reversed = await award.Approver.ReverseJournalAsync(paid.JournalId, reason, "once", Ct);
        (await award.Approver.ReverseJournalAsync(paid.JournalId, reason, "once", Ct)).ShouldBe(reversed);
        await RefusedAsync(() => award.Approver.ReverseJournalAsync(paid.JournalId, reason, "twice", Ct), HttpStatusCode.UnprocessableEntity, "journal.not_latest");

        var journals = await award.JournalsAsync();
        (journals[2].Kind, journals[2].ReversesNumber, journals[2].Reference).ShouldBe((JournalKind.Reversal, paid.Number, reason.Reason));
        journals[2].Lines.Select(line => (line.Account, line.Amount, line.ValueEur)).ShouldBe(journals[1].Lines.Select(line => (line.Account, -line.Amount, -line.ValueEur)));
        var page = await award.AdvanceAsync(id, award.Payer);
        (page.State, page.Paid, page.NextStep).ShouldBe((AdvanceState.Approved, null, FinanceTaskKind.PayAdvance));
        (await award.Payer.PayAdvanceAsync(id, award.Payment, page.Version, "pay again", Ct)).Number.ShouldBe(4);
    }

    [Fact, Trait("Row", "N21")]
    public async Task The_donor_report_equals_the_ledger_to_the_cent_and_an_old_one_can_be_made_again()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var start = finance.Today;
        async Task<DonorReport> ReportAsync(DateOnly? day = null, DateOnly? booked = null)
        {
            var report = await award.Payer.ReadDonorReportAsync(Ct, award.Id, day, booked);
            if (booked is null)
            {
                var accounts = (await award.Payer.ReadTrialBalanceAsync(Ct, award.Id, day)).Accounts;
                decimal Of(LedgerAccount account) => accounts.Where(one => one.Account == account).Sum(one => one.ValueEur.Amount);
                (report.BudgetEur.Amount, report.SpentEur.Amount, report.ExchangeDifferenceEur.Amount, report.UnclearedEur.Amount, report.PaidEur.Amount).ShouldBe(
                    (-Of(LedgerAccount.Grant), Of(LedgerAccount.Expense), Of(LedgerAccount.ExchangeDifference), Of(LedgerAccount.Advances), -Of(LedgerAccount.Bank)));
            }

            foreach (var one in report.Awards)
            {
                one.Lines.Sum(line => line.SpentEur.Amount).ShouldBe(one.SpentEur.Amount);
                one.Lines.Sum(line => line.BudgetEur.Amount).ShouldBe(one.BudgetEur.Amount);
                (one.SpentEur + one.ExchangeDifferenceEur + one.UnclearedEur - one.OwedEur).ShouldBe(one.PaidEur);
            }

            return report;
        }

        static string Figures(DonorReport report) => System.Text.Json.JsonSerializer.Serialize(report.Awards, ApiClient.Json);

        var id = await award.AcknowledgedAsync(Money.Usd(100.01m));
        var first = await ReportAsync(start);
        (first.SpentEur, first.PaidEur).ShouldBe((Money.Eur(0), Money.Eur(92.60m)));
        finance.Clock.Advance(TimeSpan.FromDays(1));
        try
        {
            await award.AcceptedAsync(id, null, award.Receipt(award.Transport, Money.Usd(33.33m), "1"), award.Receipt(award.Food, Money.Khr(12_300), "2"));
            var second = await ReportAsync(finance.Today);
            second.Awards.ShouldHaveSingleItem().Lines.Single(line => line.LineId == award.Transport.Id).SpentEur.ShouldBe(Money.Eur(30.86m));
            second.Awards[0].Lines.Single(line => line.LineId == award.Food.Id).SpentEur.ShouldBe(Money.Eur(2.80m));
            Figures(await ReportAsync()).ShouldBe(Figures(second));
            Figures(await ReportAsync(start)).ShouldBe(Figures(first));

            // Recorded today for yesterday: it changes what counted by yesterday, and not what was booked by then.
            var late = await award.RequestedAsync(Money.Eur(5));
            await award.Verifier.VerifyAdvanceAsync(late, await award.SeenAsync(late), Ct);
            await award.Approver.ApproveAdvanceAsync(late, await award.SeenAsync(late), Ct);
            var yesterday = finance.Today;
            finance.Clock.Advance(TimeSpan.FromDays(1));
            await award.Payer.PayAdvanceAsync(late, award.Payment with { Day = yesterday }, await award.SeenAsync(late), "late", Ct);
            (await ReportAsync(yesterday)).PaidEur.ShouldBe(second.PaidEur + Money.Eur(5));
            Figures(await ReportAsync(yesterday, yesterday)).ShouldBe(Figures(second));
            finance.Clock.Advance(TimeSpan.FromDays(-1));
        }
        finally
        {
            finance.Clock.Advance(TimeSpan.FromDays(-1));
        }

        (await award.Payer.ReadDonorReportAsync(Ct, award.Id, start.AddDays(-1))).Awards.ShouldBeEmpty();
        (await award.Payer.ReadDonorReportAsync(Ct, booked: DateOnly.MaxValue)).Awards.ShouldNotBeEmpty();
        await RefusedAsync(() => award.Representative.ReadDonorReportAsync(Ct), HttpStatusCode.Forbidden, "role.missing");
    }
}
