using CCoP.Finance.Domain;
using static CCoP.Finance.Contracts.LedgerAccount;
using static CCoP.Finance.Tests.Domain.World;

namespace CCoP.Finance.Tests.Domain;

public sealed class ClearanceTests
{
    private readonly World world = new World().WithMou();

    [Fact]
    public void Spending_exactly_the_advance_settles_it()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Eur(100)));

        world.Clear(advance, null, Receipt(world.Transport, Money.Eur(100))).Outcome.ShouldBe(ClearanceOutcome.Equal);

        world.Latest.ShouldBe([(Expense, Money.Eur(100), 100m), (Advances, Money.Eur(-100), -100m)]);
        (advance.State, advance.Clearance!.State).ShouldBe((AdvanceState.Cleared, ClearanceState.Settled));
    }

    [Fact]
    public void Spending_more_makes_a_top_up_due_that_is_approved_and_paid_at_the_rate_of_its_day()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Usd(1_000)));

        world.Clear(advance, null, Receipt(world.Transport, Money.Usd(1_100))).Outcome.ShouldBe(ClearanceOutcome.Over);

        world.Latest.ShouldBe(
        [
            (Expense, Money.Usd(1_100), 1_000.00m),
            (Advances, Money.Usd(-1_000), -925.93m),
            (PayableToCop, Money.Usd(-100), -90.91m),
            (ExchangeDifference, Money.Usd(0), 16.84m),
        ]);
        (advance.Outstanding, advance.Clearance!.State, advance.State).ShouldBe((Money.Usd(0), ClearanceState.TopUpDue, AdvanceState.Acknowledged));
        Refused(() => world.PayTopUp(advance), "step.not_due");
        advance.ApproveTopUp(world.Approver, world.Now);
        advance.PayTopUp(new NewPayment(world.Today, "X"), world.Ledger, world.RatesAt(1.12m, 4_510), world.Payer, world.Now);

        world.Latest.ShouldBe(
        [
            (PayableToCop, Money.Usd(100), 90.91m),
            (Bank, Money.Usd(-100), -89.29m),
            (ExchangeDifference, Money.Usd(0), -1.62m),
        ]);
        advance.State.ShouldBe(AdvanceState.Cleared);
        Refused(() => world.PayTopUp(advance), "step.not_due");
    }

    [Fact]
    public void A_top_up_that_the_award_no_longer_holds_is_refused_with_what_is_available()
    {
        var small = new World(transport: 100, food: 0).WithMou();
        var advance = small.Acknowledged(small.Wanted(Money.Eur(100)));
        small.Submit(advance, null, Receipt(small.Transport, Money.Eur(100.01m)));
        advance.VerifyClearance(small.Verifier, small.Now);

        Refused(() => advance.AcceptClearance(small.Ledger, Policy.First, small.Approver, small.Now), "award.short", Refusal.NotAvailable).Facts["available"].ShouldBe(Money.Eur(0));
    }

    [Fact]
    public void Receipts_beyond_a_line_and_its_tolerance_are_refused()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Eur(1_000)));
        world.Submit(advance, null, Receipt(world.Food, Money.Eur(880.01m)));
        advance.VerifyClearance(world.Verifier, world.Now);

        Refused(() => advance.AcceptClearance(world.Ledger, Policy.First, world.Approver, world.Now), "line.short", Refusal.NotAvailable).Facts["available"].ShouldBe(Money.Eur(880));
    }

    [Fact]
    public void An_advance_can_be_cleared_in_parts_and_the_last_one_takes_the_rest()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Usd(100)));

        world.Clear(advance, null, Receipt(world.Transport, Money.Usd(33.33m), "1")).Outstanding.ShouldBe(Money.Usd(66.67m));
        advance.Next!.Value.Kind.ShouldBe(FinanceTaskKind.WriteClearance);
        world.Clear(advance, null, Receipt(world.Transport, Money.Usd(33.33m), "2")).Outstanding.ShouldBe(Money.Usd(33.34m));
        world.Clear(advance, null, Receipt(world.Transport, Money.Usd(33.34m), "3")).Outcome.ShouldBe(ClearanceOutcome.Equal);

        (advance.State, advance.OutstandingAmount, advance.CommittedEur).ShouldBe((AdvanceState.Cleared, 0m, 0m));
        advance.Clearances.Select(clearance => clearance.Number).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Cash_alone_is_posted_when_it_arrives_and_what_did_not_come_stays_to_be_cleared()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Eur(100)));
        var before = world.Ledger.LastNumber;

        world.Clear(advance, Money.Eur(100)).Outcome.ShouldBe(ClearanceOutcome.Under);

        world.Ledger.LastNumber.ShouldBe(before);
        Refused(() => world.Refund(advance, Money.Eur(100.01m)), "refund.amount");
        Refused(() => world.Refund(advance, Money.Usd(100)), "refund.amount");
        world.Refund(advance, Money.Eur(60));
        (advance.Outstanding, advance.Next!.Value.Kind).ShouldBe((Money.Eur(40), FinanceTaskKind.WriteClearance));
        Refused(() => world.Refund(advance, Money.Eur(40)), "step.not_due");
    }

    [Fact]
    public void A_euro_advance_spent_in_dollars_and_riel_has_no_exchange_difference()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Eur(1_000)));

        world.Clear(advance, null, Receipt(world.Transport, Money.Usd(100.01m), "1"), Receipt(world.Food, Money.Khr(99_999), "2"));

        world.Latest.ShouldBe(
        [
            (Expense, Money.Usd(100.01m), 90.92m),
            (Expense, Money.Khr(99_999), 22.17m),
            (Conversion, Money.Usd(-100.01m), -90.92m),
            (Conversion, Money.Eur(90.92m), 90.92m),
            (Conversion, Money.Khr(-99_999), -22.17m),
            (Conversion, Money.Eur(22.17m), 22.17m),
            (Advances, Money.Eur(-113.09m), -113.09m),
        ]);
        world.Ledger.ExchangeDifferenceEur.ShouldBe(0);
    }

    [Fact]
    public void The_riel_has_no_decimals_when_receipts_clear_a_riel_advance()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Khr(400_000)));

        world.Clear(advance, null, Receipt(world.Transport, Money.Usd(10)));

        // USD 10.00 at 1.1000 = EUR 9.09; EUR 9.09 at 4,510 = KHR 40,995.9; EUR 90.91 were carried for KHR 400,000.
        world.Latest.ShouldContain((Advances, Money.Khr(-40_996), -9.32m));
        advance.Outstanding.ShouldBe(Money.Khr(359_004));
    }

    [Fact]
    public void A_returned_clearance_keeps_what_was_typed_and_takes_new_rates_when_it_is_handed_in_again()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Usd(100)));
        world.Submit(advance, Money.Usd(20), Receipt(world.Transport, Money.Usd(80)));
        Refused(() => world.Write(advance, null), "step.not_due");
        advance.VerifyClearance(world.Verifier, world.Now);

        advance.ReturnClearance("The receipt is not readable.", world.Approver, world.Now);

        var clearance = advance.Clearance!;
        (clearance.State, clearance.CashReturned, clearance.Receipts.Count).ShouldBe((ClearanceState.Returned, 20m, 1));
        world.MoveTo(ClearedOn.AddDays(5));
        world.Submit(advance, Money.Usd(20), Receipt(world.Transport, Money.Usd(80), id: clearance.Receipts[0].Id.Value));
        clearance.RateDay.ShouldBe(ClearedOn.AddDays(5));
        clearance.Receipts.Count.ShouldBe(1);
        world.Accept(advance);
    }

    [Fact]
    public void What_cannot_be_right_is_refused()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Usd(100)));
        var good = Receipt(world.Transport, Money.Usd(80));

        Refused(() => advance.SubmitClearance(world.Rates, world.Representative, world.Now), "clearance.empty");
        Refused(() => world.Submit(advance, null), "clearance.empty");
        Refused(() => world.Submit(advance, Money.Usd(20.01m), good), "clearance.cash_above_rest").Facts["left"].ShouldBe(Money.Usd(20));
        Refused(() => world.Write(advance, Money.Eur(1)), "clearance.cash", Refusal.Malformed);
        Refused(() => world.Write(advance, Money.Usd(-1)), "clearance.cash", Refusal.Malformed);
        Refused(() => world.Write(advance, null, good with { Id = Guid.CreateVersion7() }), "clearance.unknown_line");
        Refused(() => world.Write(advance, null, good with { LineId = world.Venue.Id }), "line.not_advance");
        Refused(() => world.Write(advance, null, good with { Day = ClearedOn.AddDays(1) }), "clearance.future_receipt");
        Refused(() => world.Write(advance, null, good with { Amount = Money.Usd(-80) }), "money.not_positive", Refusal.Malformed);
        Refused(() => world.Write(advance, null, good with { Vendor = " " }), "text.missing", Refusal.Malformed);
    }

    [Fact]
    public void Receipts_that_differ_only_in_case_and_blanks_have_one_fingerprint()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Usd(100)));

        world.Write(
            advance, null, Receipt(world.Transport, Money.Usd(8), "R 1"), Receipt(world.Transport, Money.Usd(8.00m), "r1") with { Vendor = "TAKEO transport " }, Receipt(world.Transport, Money.Usd(9), "R1"));

        advance.Clearance!.Receipts.Select(receipt => receipt.Fingerprint).Distinct().Count().ShouldBe(2);
    }

    [Fact, Trait("Row", "N11")]
    public void A_rejected_line_of_an_overspent_advance_is_given_up_or_topped_up_and_the_advance_closes_either_way()
    {
        foreach (var givesUp in new[] { true, false })
        {
            var advance = world.Acknowledged(world.Wanted(Money.Eur(100)));
            world.Submit(advance, null, Receipt(world.Transport, Money.Eur(100), $"A{givesUp}"), Receipt(world.Transport, Money.Eur(30), $"B{givesUp}"));
            advance.RejectReceipt(advance.Clearance!.Receipts[1].Id.Value, "Not for this activity.", world.Verifier, world.Now);
            world.Accept(advance).Outcome.ShouldBe(ClearanceOutcome.Equal);
            (advance.OutstandingAmount, advance.State, advance.Clearance.State).ShouldBe((0m, AdvanceState.Acknowledged, ClearanceState.Draft));

            if (givesUp)
            {
                world.Write(advance, null);
            }
            else
            {
                world.Clear(advance, null, Receipt(world.Food, Money.Eur(30), $"C{givesUp}")).Outcome.ShouldBe(ClearanceOutcome.Over);
                advance.ApproveTopUp(world.Approver, world.Now);
                world.PayTopUp(advance);
            }

            (advance.State, advance.Clearance!.State).ShouldBe((AdvanceState.Cleared, ClearanceState.Settled));
        }
    }

    [Fact, Trait("Row", "N11")]
    public void A_reversal_takes_back_what_came_back_of_it_unless_the_representative_works_on_it()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Eur(100)));
        world.Submit(advance, null, Receipt(world.Transport, Money.Eur(60), "A"), Receipt(world.Transport, Money.Eur(40), "B"));
        advance.RejectReceipt(advance.Clearance!.Receipts[1].Id.Value, "Not for this activity.", world.Verifier, world.Now);
        world.Accept(advance);
        void Reverse()
        {
            var posted = world.Ledger.Journals.Where(journal => journal.AdvanceId == advance.Id).ToList();
            advance.Reverse(posted.Last(journal => journal.Kind == JournalKind.ClearanceAccepted), posted, "Wrong line.", world.Ledger, Guid.CreateVersion7(), world.Now);
        }

        Reverse();
        (advance.Outstanding, advance.Clearances.Count, advance.Clearance.State).ShouldBe((Money.Eur(100), 1, ClearanceState.Verified));
        advance.AcceptClearance(world.Ledger, Policy.First, world.Approver, world.Now);
        (advance.Outstanding, advance.Clearances.Count).ShouldBe((Money.Eur(40), 2));

        world.Write(advance, null, Receipt(world.Transport, Money.Eur(40), "B, corrected"));
        Refused(Reverse, "journal.not_latest");
    }
}
