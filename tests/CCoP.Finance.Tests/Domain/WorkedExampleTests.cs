using static CCoP.Finance.Contracts.LedgerAccount;
using static CCoP.Finance.Tests.Domain.World;

namespace CCoP.Finance.Tests.Domain;

/// <summary>
/// The worked example, line by line and to the cent: USD 1,000.00 paid at 1.0800 USD for 1 EUR; cleared at 1.1000 USD and
/// 4,510 KHR with receipts of USD 400.00 and KHR 1,804,000; the cash that was left returned in USD. Written by hand.
/// </summary>
public sealed class WorkedExampleTests
{
    private readonly World world = new World().WithMou();

    [Fact, Trait("Row", "N15")]
    public void A_dollar_advance_cleared_in_dollars_and_riel_ends_at_zero_and_shows_what_the_rates_cost()
    {
        var advance = world.Paid(world.Wanted(Money.Usd(1_000)));

        world.Latest.ShouldBe(
        [
            (Bank, Money.Usd(-1_000), -925.93m),
            (Advances, Money.Usd(1_000), 925.93m),
        ]);
        (advance.Outstanding, advance.CommittedEur).ShouldBe((Money.Usd(1_000), 925.93m));

        advance.Acknowledge(world.Representative, world.Now);
        world.MoveTo(ClearedOn);
        var told = world.Clear(advance, Money.Usd(160), Receipt(world.Transport, Money.Usd(400), "T-1"), Receipt(world.Food, Money.Khr(1_804_000), "F-1"));

        world.Latest.ShouldBe(
        [
            (Expense, Money.Usd(400), 363.64m),
            (Expense, Money.Khr(1_804_000), 400.00m),
            (Conversion, Money.Khr(-1_804_000), -400.00m),
            (Conversion, Money.Usd(440), 400.00m),
            (Advances, Money.Usd(-840), -777.78m),
            (ExchangeDifference, Money.Usd(0), 14.14m),
        ]);
        (told.Outcome, told.SpentEur, told.Outstanding).ShouldBe((ClearanceOutcome.Under, Money.Eur(763.64m), Money.Usd(160)));
        (advance.Outstanding, advance.CommittedEur).ShouldBe((Money.Usd(160), 148.15m));
        advance.State.ShouldBe(AdvanceState.Acknowledged);

        world.Refund(advance, Money.Usd(160));

        world.Latest.ShouldBe(
        [
            (Bank, Money.Usd(160), 145.45m),
            (Advances, Money.Usd(-160), -148.15m),
            (ExchangeDifference, Money.Usd(0), 2.70m),
        ]);
        (advance.State, advance.Outstanding, advance.CommittedEur).ShouldBe((AdvanceState.Cleared, Money.Usd(0), 0m));
        world.Ledger.ExchangeDifferenceEur.ShouldBe(16.84m);
        world.Ledger.ActualOn(world.Transport.Id).ShouldBe(363.64m);
        world.Ledger.ActualOn(world.Food.Id).ShouldBe(400.00m);

        // What left the bank is what was spent and what the rates cost: 925.93 - 145.45 = 763.64 + 16.84.
        world.Ledger.ActualEur.ShouldBe(925.93m - 145.45m);
    }
}
