using CCoP.Finance.Domain;
using static CCoP.Finance.Tests.Domain.World;

namespace CCoP.Finance.Tests.Domain;

public sealed class AdvanceTests
{
    private readonly World world = new World().WithMou();

    [Fact]
    public void Each_step_waits_for_the_one_before()
    {
        var advance = world.Requested(world.Wanted(Money.Usd(100)));

        advance.Next.ShouldBe((FinanceTaskKind.VerifyAdvance, Duty.Verify));
        Refused(() => advance.Approve(world.Ledger, world.Rates, world.Approver, world.Now), "step.not_due").Facts["next"].ShouldBe(FinanceTaskKind.VerifyAdvance);
        Refused(() => world.Pay(advance), "step.not_due");
        advance.Verify(world.Verifier, world.Now);
        Refused(() => advance.Verify(world.Verifier, world.Now), "step.not_due");
        Refused(() => world.Pay(advance), "step.not_due");
        advance.Approve(world.Ledger, world.Rates, world.Approver, world.Now);

        var told = world.Pay(advance);

        (told.Amount, told.ValueEur, told.Day).ShouldBe((Money.Usd(100), Money.Eur(92.59m), PaidOn));
        Refused(() => world.Pay(advance), "step.not_due");
        Refused(() => world.Write(advance, null), "step.not_due");
        advance.Acknowledge(world.Representative, world.Now);
        advance.Next.ShouldBe((FinanceTaskKind.WriteClearance, Duty.Represent));
        advance.Steps.Select(step => step.Step).ShouldBe([FinanceStep.Requested, FinanceStep.Verified, FinanceStep.Approved, FinanceStep.Paid, FinanceStep.Acknowledged]);
    }

    [Fact]
    public void Nobody_acts_in_two_duties_whatever_roles_they_hold()
    {
        var advance = world.Requested(world.Wanted(Money.Usd(100)));
        NotTwice(() => advance.Verify(world.Representative, world.Now));
        NotTwice(() => advance.Return("Not by me.", world.Representative, world.Now));
        advance.Verify(world.Verifier, world.Now);
        NotTwice(() => advance.Approve(world.Ledger, world.Rates, world.Representative, world.Now));
        NotTwice(() => advance.Approve(world.Ledger, world.Rates, world.Verifier, world.Now));
        NotTwice(() => advance.Refuse("Not by me.", world.Verifier, world.Now));
        advance.Approve(world.Ledger, world.Rates, world.Approver, world.Now);
        foreach (var earlier in new[] { world.Representative, world.Verifier, world.Approver })
        {
            NotTwice(() => advance.Pay(new NewPayment(world.Today, "X"), world.Ledger, Policy.First, world.Rates, earlier, world.Now));
        }

        world.Pay(advance);
        NotTwice(() => advance.Acknowledge(world.Payer, world.Now));
        advance.Acknowledge(world.Representative, world.Now);
        world.MoveTo(ClearedOn);
        NotTwice(() => advance.WriteClearance(new ClearanceDraft([], Money.Usd(1)), world.Ledger, world.Verifier, world.Now));
        world.Submit(advance, null, Receipt(world.Transport, Money.Usd(150)));
        NotTwice(() => advance.VerifyClearance(world.Representative, world.Now));
        advance.VerifyClearance(world.Verifier, world.Now);
        NotTwice(() => advance.AcceptClearance(world.Ledger, Policy.First, world.Verifier, world.Now));
        advance.AcceptClearance(world.Ledger, Policy.First, world.Approver, world.Now);
        NotTwice(() => advance.ApproveTopUp(world.Payer, world.Now));
        advance.ApproveTopUp(world.Approver, world.Now);
        NotTwice(() => advance.PayTopUp(new NewPayment(world.Today, "X"), world.Ledger, world.Rates, world.Approver, world.Now));

        static void NotTwice(Action act) => Refused(act, "step.same_person", Refusal.NotAllowed);
    }

    [Fact]
    public void More_than_the_lines_of_option_2_still_hold_is_refused_with_what_is_available()
    {
        Refused(() => world.Requested(world.Wanted(Money.Usd(5_000))), "award.short", Refusal.NotAvailable).Facts["available"].ShouldBe(Money.Eur(2_000));

        world.Requested(world.Wanted(new AdvanceLine(world.Transport.Id, Money.Eur(1_200)), new AdvanceLine(world.Food.Id, Money.Eur(700))));

        world.Ledger.AvailableForAdvancesEur.ShouldBe(100);
        Refused(() => world.Requested(world.Wanted(new AdvanceLine(world.Food.Id, Money.Eur(100.01m)))), "award.short", Refusal.NotAvailable)
            .Facts["available"].ShouldBe(Money.Eur(100));
        world.Requested(world.Wanted(new AdvanceLine(world.Food.Id, Money.Eur(100))));
        world.Ledger.AvailableForAdvancesEur.ShouldBe(0);
        world.Ledger.AvailableEur.ShouldBe(500, "the line of option 1 is not for advances");
    }

    [Fact]
    public void A_line_holds_its_budget_and_a_tenth_more()
    {
        world.Requested(world.Wanted(new AdvanceLine(world.Food.Id, Money.Eur(800))));

        Refused(() => world.Requested(world.Wanted(new AdvanceLine(world.Food.Id, Money.Eur(80.01m)))), "line.short", Refusal.NotAvailable)
            .Facts["available"].ShouldBe(Money.Eur(80));
        world.Requested(world.Wanted(new AdvanceLine(world.Food.Id, Money.Eur(80))));
        world.Ledger.AvailableOn(world.Food).ShouldBe(-80);
    }

    [Fact]
    public void What_is_returned_or_refused_is_available_again_and_a_returned_one_can_be_revised()
    {
        var advance = world.Requested(world.Wanted(Money.Eur(1_000)));
        advance.Verify(world.Verifier, world.Now);
        advance.Return("Say which bus.", world.Approver, world.Now);

        (advance.State, world.Ledger.AvailableForAdvancesEur, advance.Purpose).ShouldBe((AdvanceState.Returned, 2_000m, "Screening in Takeo"));
        advance.Steps[^1].Reason.ShouldBe("Say which bus.");

        advance.Revise(world.Wanted(Money.Eur(900)) with { Purpose = "The bus to Takeo" }, world.Ledger, Policy.First, world.Rates, world.Representative, world.Now);

        (advance.State, world.Ledger.AvailableForAdvancesEur, advance.Purpose).ShouldBe((AdvanceState.Requested, 1_100m, "The bus to Takeo"));
        advance.Refuse("The activity is cancelled.", world.Verifier, world.Now);
        (advance.State, advance.Next, world.Ledger.AvailableForAdvancesEur).ShouldBe((AdvanceState.Refused, null, 2_000m));
    }

    [Fact]
    public void An_approved_advance_that_is_not_to_be_paid_after_all_goes_back_and_frees_its_money()
    {
        var advance = world.Approved(world.Wanted(Money.Eur(1_000)));
        Refused(() => advance.Return("Too late.", world.Approver, world.Now), "step.same_person", Refusal.NotAllowed);

        advance.Return("The bank account is closed.", world.Payer, world.Now);

        (advance.State, world.Ledger.CommittedEur).ShouldBe((AdvanceState.Returned, 0m));
    }

    [Fact]
    public void A_new_memorandum_that_names_another_member_stops_the_payment_to_the_first()
    {
        var advance = world.Approved(world.Wanted(Money.Eur(10)));
        var hash = world.Ledger.DraftMou(world.Memorandum() with { RepresentativeOrganisationId = world.Wpm }, world.Wpm, world.Facilitator, Guid.CreateVersion7(), world.Now).Hash;
        foreach (var party in new[] { world.Facilitator, world.Lid, world.Wpm })
        {
            _ = world.Ledger.SignMou(party, Guid.CreateVersion7(), hash, world.Now).Count();
        }

        Refused(() => world.Pay(advance), "mou.not_representative", Refusal.NotAllowed);
    }

    [Fact]
    public void What_the_rates_of_the_day_of_payment_make_too_much_is_refused_then()
    {
        var small = new World(transport: 100, food: 0).WithMou();
        var advance = small.Approved(small.Wanted(Money.Usd(108)));

        Refused(() => advance.Pay(new NewPayment(small.Today, "X"), small.Ledger, Policy.First, small.RatesAt(1.07m, 4_400), small.Payer, small.Now), "award.short", Refusal.NotAvailable);
    }

    [Fact]
    public void A_missing_rate_says_which_currency_and_day()
    {
        var none = new Rates(PaidOn, []);

        var refused = Refused(() => world.Ledger.RequestAdvance(Id<Advance>.New(), world.Wanted(Money.Usd(1)), [world.Lid], Policy.First, none, world.Representative, world.Now), "rate.missing");

        (refused.Facts["currency"], refused.Facts["day"]).ShouldBe((Currency.Usd, PaidOn));
        world.Ledger.RequestAdvance(Id<Advance>.New(), world.Wanted(Money.Eur(1)), [world.Lid], Policy.First, none, world.Representative, world.Now);
    }

    [Fact]
    public void A_request_names_lines_of_option_2_once_in_one_currency_with_amounts_above_zero_and_days_in_order()
    {
        var good = world.Wanted(Money.Usd(1));

        Refused(() => world.Requested(world.Wanted(new AdvanceLine(Guid.CreateVersion7(), Money.Usd(1)))), "line.unknown");
        Refused(() => world.Requested(world.Wanted(new AdvanceLine(world.Venue.Id, Money.Usd(1)))), "line.not_advance");
        Refused(() => world.Requested(world.Wanted(good.Lines[0], good.Lines[0])), "advance.lines", Refusal.Malformed);
        Refused(() => world.Requested(world.Wanted(good.Lines[0], new AdvanceLine(world.Food.Id, Money.Khr(1)))), "advance.currencies", Refusal.Malformed);
        Refused(() => world.Requested(world.Wanted(Money.Usd(0))), "money.not_positive", Refusal.Malformed);
        Refused(() => world.Requested(world.Wanted(Money.Usd(-1))), "money.not_positive", Refusal.Malformed);
        Refused(() => world.Requested(good with { ActivityTo = good.ActivityFrom!.Value.AddDays(-1) }), "activity.dates");
        Refused(() => world.Requested(good with { ClearBy = good.ActivityTo!.Value.AddDays(-1) }), "advance.clear_by");
        Refused(() => world.Requested(good with { ClearBy = DateOnly.MaxValue }), "day.year", Refusal.Malformed);
    }

    [Fact]
    public void A_payment_is_of_a_day_between_the_request_and_today()
    {
        var advance = world.Approved(world.Wanted(Money.Usd(1)));

        Refused(() => advance.Pay(new NewPayment(PaidOn.AddDays(1), "X"), world.Ledger, Policy.First, world.Rates, world.Payer, world.Now), "payment.day");
        Refused(() => world.Approved(world.Wanted(Money.Usd(1))).Pay(new NewPayment(PaidOn.AddDays(-1), "X"), world.Ledger, Policy.First, world.Rates, world.Payer, world.Now), "payment.day");
    }
}
