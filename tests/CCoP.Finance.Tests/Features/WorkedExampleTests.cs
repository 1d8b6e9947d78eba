using static CCoP.Finance.Contracts.LedgerAccount;

namespace CCoP.Finance.Tests.Features;

/// <summary>
/// The worked example over HTTP: USD 1,000.00 paid at 1.0800 USD for 1 EUR; cleared at 1.1000 USD and 4,510 KHR with receipts of
/// USD 400.00 and KHR 1,804,000; the cash that was left returned in USD. Each journal line was written by hand.
/// </summary>
public sealed class WorkedExampleTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "N15"), Trait("Row", "N09"), Trait("Row", "N01")]
    public async Task A_dollar_advance_cleared_in_dollars_and_riel_is_posted_to_the_cent_and_ends_at_zero()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var paid = await finance.Bus.ListenAsync<AdvancePaid>();
        var accepted = await finance.Bus.ListenAsync<ClearanceAccepted>();
        var advance = await award.AcknowledgedAsync(Money.Usd(1_000));

        finance.Clock.Advance(TimeSpan.FromDays(17));
        await finance.RatesAsync(finance.Today, 1.1000m, 4_510m);
        await award.AcceptedAsync(
            advance, Money.Usd(160), award.Receipt(award.Transport, Money.Usd(400), "T-1"), award.Receipt(award.Food, Money.Khr(1_804_000), "F-1"));
        var refund = await award.Payer.RecordRefundAsync(advance, new NewRefund(finance.Today, "ABA 4712", Money.Usd(160)), await award.SeenAsync(advance), "refund", Ct);

        var journals = await award.JournalsAsync();
        journals.Select(journal => (journal.Number, journal.Kind)).ShouldBe(
            [(1, JournalKind.LedgerOpened), (2, JournalKind.AdvancePaid), (3, JournalKind.ClearanceAccepted), (4, JournalKind.RefundReceived)]);
        Lines(journals[1]).ShouldBe(
        [
            (Bank, Money.Usd(-1_000), Money.Eur(-925.93m), null),
            (Advances, Money.Usd(1_000), Money.Eur(925.93m), null),
        ]);
        Lines(journals[2]).ShouldBe(
        [
            (Expense, Money.Usd(400), Money.Eur(363.64m), award.Transport.Id),
            (Expense, Money.Khr(1_804_000), Money.Eur(400.00m), award.Food.Id),
            (Conversion, Money.Khr(-1_804_000), Money.Eur(-400.00m), null),
            (Conversion, Money.Usd(440), Money.Eur(400.00m), null),
            (Advances, Money.Usd(-840), Money.Eur(-777.78m), null),
            (ExchangeDifference, Money.Usd(0), Money.Eur(14.14m), null),
        ]);
        Lines(journals[3]).ShouldBe(
        [
            (Bank, Money.Usd(160), Money.Eur(145.45m), null),
            (Advances, Money.Usd(-160), Money.Eur(-148.15m), null),
            (ExchangeDifference, Money.Usd(0), Money.Eur(2.70m), null),
        ]);
        refund.ValueEur.ShouldBe(Money.Eur(145.45m));
        journals[1].Rates.ShouldHaveSingleItem().UnitsPerEur.ShouldBe(1.08m);
        journals[2].Rates.Select(rate => (rate.Currency, rate.UnitsPerEur, rate.Day)).ShouldBe([(Currency.Khr, 4_510m, finance.Today), (Currency.Usd, 1.1m, finance.Today)]);

        var page = await award.AdvanceAsync(advance, award.Representative);
        (page.State, page.Outstanding, page.OutstandingEur, page.NextStep).ShouldBe((AdvanceState.Cleared, Money.Usd(0), Money.Eur(0), null));
        var clearance = page.Clearances.ShouldHaveSingleItem();
        (clearance.Outcome, clearance.Spent, clearance.SpentEur, clearance.RateDay).ShouldBe((ClearanceOutcome.Under, Money.Usd(840), Money.Eur(763.64m), finance.Today));
        page.Journals.ShouldBeEmpty("journals are for finance and auditors");

        var money = await award.PageAsync(award.Partner);
        (money.ActualEur, money.ExchangeDifferenceEur, money.CommittedEur, money.AvailableEur).ShouldBe((Money.Eur(780.48m), Money.Eur(16.84m), Money.Eur(0), Money.Eur(1_719.52m)));
        money.Lines.Select(line => (line.ActualEur, line.AvailableEur)).ShouldBe(
            [(Money.Eur(363.64m), Money.Eur(836.36m)), (Money.Eur(400), Money.Eur(400)), (Money.Eur(0), Money.Eur(500))]);

        (await paid.OneAsync(told => told.AdvanceId == advance)).ValueEur.ShouldBe(Money.Eur(925.93m));
        (await accepted.OneAsync(told => told.AdvanceId == advance)).SpentEur.ShouldBe(Money.Eur(763.64m));

        var balance = await award.Payer.ReadTrialBalanceAsync(Ct, award.Id);
        balance.SumEur.ShouldBe(Money.Eur(0));
        balance.Accounts.Where(account => account.ValueEur.Amount != 0 || account.Amount.Amount != 0).Select(account => (account.Account, account.Amount, account.ValueEur)).ShouldBe(
        [
            (Bank, Money.Usd(-840), Money.Eur(-780.48m)),
            (GrantReceivable, Money.Eur(2_500), Money.Eur(2_500)),
            (Grant, Money.Eur(-2_500), Money.Eur(-2_500)),
            (Expense, Money.Khr(1_804_000), Money.Eur(400)),
            (Expense, Money.Usd(400), Money.Eur(363.64m)),
            (ExchangeDifference, Money.Usd(0), Money.Eur(16.84m)),
            (Conversion, Money.Khr(-1_804_000), Money.Eur(-400)),
            (Conversion, Money.Usd(440), Money.Eur(400)),
        ]);
        var before = await award.Payer.ReadTrialBalanceAsync(Ct, award.Id, finance.Today.AddDays(-1));
        before.Accounts.Single(account => account.Account == Advances).ValueEur.ShouldBe(Money.Eur(925.93m));
        (await award.Payer.ReadTrialBalanceAsync(Ct, award.Id, finance.Today)).Accounts.ShouldBe(balance.Accounts);
    }

    private static IEnumerable<(LedgerAccount Account, Money Amount, Money ValueEur, Guid? Line)> Lines(JournalItem journal) =>
        journal.Lines.Select(line => (line.Account, line.Amount, line.ValueEur, line.LineId));
}
