using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

public sealed class ClearanceTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "N09")]
    public async Task Equal_receipts_settle_the_advance()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Eur(100));
        await award.WriteAsync(id, null, award.Receipt(award.Transport, Money.Eur(100)));
        var draft = (await award.AdvanceAsync(id, award.Representative)).Clearances.ShouldHaveSingleItem();
        (draft.State, draft.Outcome, draft.RateDay).ShouldBe((ClearanceState.Draft, ClearanceOutcome.Equal, null));

        await award.Representative.SubmitClearanceAsync(id, await award.SeenAsync(id), Ct);
        await award.Verifier.VerifyClearanceAsync(id, await award.SeenAsync(id), Ct);
        await award.Approver.AcceptClearanceAsync(id, await award.SeenAsync(id), Ct);

        (await award.AdvanceAsync(id)).State.ShouldBe(AdvanceState.Cleared);
        (await award.PageAsync()).Lines[0].ActualEur.ShouldBe(Money.Eur(100));
    }

    [Fact, Trait("Row", "N09")]
    public async Task Spending_less_makes_a_refund_due_that_finance_records_when_it_arrives()
    {
        var moved = await finance.Bus.ListenAsync<AdvanceChanged>();
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Eur(100));
        await award.AcceptedAsync(id, Money.Eur(40), award.Receipt(award.Transport, Money.Eur(60)));
        var page = await award.AdvanceAsync(id, award.Payer);
        (page.Clearances[0].State, page.NextStep, page.MayTakeStep, page.Outstanding).ShouldBe((ClearanceState.RefundDue, FinanceTaskKind.RecordRefund, true, Money.Eur(40)));

        var refund = new NewRefund(finance.Today, "ABA 1", Money.Eur(40));
        await RefusedAsync(() => award.Payer.RecordRefundAsync(id, refund with { Amount = Money.Eur(41) }, page.Version, "much", Ct), HttpStatusCode.UnprocessableEntity, "refund.amount");
        var first = await award.Payer.RecordRefundAsync(id, refund, page.Version, "once", Ct);
        (await award.Payer.RecordRefundAsync(id, refund, page.Version, "once", Ct)).ShouldBe(first);
        await RefusedAsync(() => award.Payer.RecordRefundAsync(id, refund with { BankReference = "ABA 2" }, page.Version, "once", Ct), HttpStatusCode.Conflict, "idempotency.reused");
        await RefusedAsync(async () => await award.Payer.RecordRefundAsync(id, refund, await award.SeenAsync(id), "again", Ct), HttpStatusCode.UnprocessableEntity, "step.not_due");

        (await award.AdvanceAsync(id)).State.ShouldBe(AdvanceState.Cleared);
        (await award.JournalsAsync()).Count(journal => journal.Kind == JournalKind.RefundReceived).ShouldBe(1);
        await finance.ToldAsync();
        await moved.OneAsync(told => told.AdvanceId == id && !told.IsUncleared);
        moved.All.Where(told => told.AdvanceId == id).OrderBy(told => told.Version).Select(told => told.IsUncleared).ShouldBe([true, true, false]); // paid, accepted, refunded
    }

    [Fact, Trait("Row", "N09")]
    public async Task Spending_more_makes_a_top_up_due_that_is_approved_and_paid()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Eur(100));
        await award.AcceptedAsync(id, null, award.Receipt(award.Transport, Money.Eur(130)));
        var page = await award.AdvanceAsync(id, award.Approver);
        (page.Clearances[0].State, page.Clearances[0].TopUp, page.NextStep).ShouldBe((ClearanceState.TopUpDue, Money.Eur(30), FinanceTaskKind.ApproveTopUp));
        await RefusedAsync(() => award.Payer.PayTopUpAsync(id, award.Payment, page.Version, "early", Ct), HttpStatusCode.UnprocessableEntity, "step.not_due");

        await award.Approver.ApproveTopUpAsync(id, page.Version, Ct);
        var version = await award.SeenAsync(id);
        var first = await award.Payer.PayTopUpAsync(id, award.Payment, version, "top-up", Ct);
        (await award.Payer.PayTopUpAsync(id, award.Payment, version, "top-up", Ct)).ShouldBe(first);

        first.ValueEur.ShouldBe(Money.Eur(30));
        (await award.AdvanceAsync(id)).State.ShouldBe(AdvanceState.Cleared);
        (await award.PageAsync()).ActualEur.ShouldBe(Money.Eur(130));
        (await award.Payer.ReadTrialBalanceAsync(Ct, award.Id)).Accounts.Single(account => account.Account == LedgerAccount.PayableToCop).ValueEur.ShouldBe(Money.Eur(0));
    }

    [Fact, Trait("Row", "N09")]
    public async Task A_returned_clearance_keeps_all_that_was_typed()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Usd(100));
        await award.VerifiedAsync(id, Money.Usd(10), award.Receipt(award.Transport, Money.Usd(80), "A"), award.Receipt(award.Food, Money.Khr(39_600), "B"));
        var before = (await award.AdvanceAsync(id)).Clearances[0];
        await RefusedAsync(() => award.WriteAsync(id, null), HttpStatusCode.UnprocessableEntity, "step.not_due");

        await award.Approver.ReturnClearanceAsync(id, new("Receipt B is not readable."), await award.SeenAsync(id), Ct);

        var page = await award.AdvanceAsync(id, award.Representative);
        page.Clearances[0].Lines.ShouldBe(before.Lines);
        page.Clearances[0].CashReturned.ShouldBe(Money.Usd(10));
        (page.Clearances[0].State, page.Steps[^1].Reason, page.MayTakeStep).ShouldBe((ClearanceState.Returned, "Receipt B is not readable.", true));

        var kept = page.Clearances[0].Lines[0];
        await award.Representative.WriteClearanceAsync(
            id, new([new ClearanceLine(kept.Id, kept.LineId, kept.Day, kept.Vendor, kept.ReceiptNumber, "The bus there and back", kept.Amount)], Money.Usd(20)), page.Version, Ct);
        await award.Representative.SubmitClearanceAsync(id, await award.SeenAsync(id), Ct);
        var line = (await award.AdvanceAsync(id)).Clearances.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem();
        (line.Id, line.Description).ShouldBe((kept.Id, "The bus there and back"));
        (await award.JournalsAsync()).ShouldNotContain(journal => journal.Kind == JournalKind.ClearanceAccepted);
    }

    [Fact, Trait("Row", "N10")]
    public async Task The_balance_after_each_of_several_clearances_is_the_advance_less_receipts_and_refunds()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Usd(100));
        await award.AcceptedAsync(id, null, award.Receipt(award.Transport, Money.Usd(30), "1"));
        (await award.AdvanceAsync(id)).Outstanding.ShouldBe(Money.Usd(70));
        await award.AcceptedAsync(id, Money.Usd(20), award.Receipt(award.Transport, Money.Usd(25), "2"));
        await award.Payer.RecordRefundAsync(id, new NewRefund(finance.Today, "ABA", Money.Usd(15)), await award.SeenAsync(id), "part", Ct);
        (await award.AdvanceAsync(id)).Outstanding.ShouldBe(Money.Usd(30));
        await award.AcceptedAsync(id, null, award.Receipt(award.Transport, Money.Usd(30), "3"));

        var page = await award.AdvanceAsync(id);
        (page.State, page.OutstandingEur).ShouldBe((AdvanceState.Cleared, Money.Eur(0)));
        page.Clearances.Select(clearance => clearance.Number).ShouldBe([1, 2, 3]);
    }

    [Fact, Trait("Row", "N12")]
    public async Task The_same_vendor_number_and_amount_twice_is_flagged_before_approval()
    {
        var (award, other) = (await (await finance.AwardAsync()).SignedAsync(), await (await finance.AwardAsync()).SignedAsync());
        var (first, second) = (await award.AcknowledgedAsync(Money.Usd(100)), await other.AcknowledgedAsync(Money.Usd(100)));
        var number = $"N-{first:N}";
        await award.SubmittedAsync(first, null, award.Receipt(award.Transport, Money.Usd(80), number));
        (await award.AdvanceAsync(first)).Clearances[0].Lines[0].IsDuplicate.ShouldBeFalse();

        await other.SubmittedAsync(
            second, null, other.Receipt(other.Transport, Money.Usd(80), number.ToLowerInvariant()) with { Vendor = "TAKEO  transport" }, other.Receipt(other.Transport, Money.Usd(8), number));

        (await other.AdvanceAsync(second)).Clearances[0].Lines.Select(line => line.IsDuplicate).ShouldBe([true, false]);
        (await award.AdvanceAsync(first)).Clearances[0].Lines[0].IsDuplicate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_draft_shows_its_figures_at_the_rates_of_today_and_what_cannot_be_right_is_refused()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Usd(100));
        var good = award.Receipt(award.Food, Money.Khr(110_000));
        await award.WriteAsync(id, Money.Usd(5), good);

        var draft = (await award.AdvanceAsync(id, award.Representative)).Clearances[0];
        (draft.Lines[0].ValueEur, draft.Lines[0].InAdvanceCurrency, draft.Spent, draft.Remaining).ShouldBe((Money.Eur(25), Money.Usd(27), Money.Usd(27), Money.Usd(68)));
        draft.Rates.Select(rate => rate.Currency).ShouldBe([Currency.Khr, Currency.Usd]);

        await RefusedAsync(() => award.WriteAsync(id, null, good with { Amount = Money.Khr(-1) }), HttpStatusCode.BadRequest, "money.not_positive");
        await RefusedAsync(() => award.WriteAsync(id, null, good with { Vendor = null! }), HttpStatusCode.BadRequest);
        await RefusedAsync(() => award.WriteAsync(id, null, good with { LineId = award.Venue.Id }), HttpStatusCode.UnprocessableEntity, "line.not_advance");
        await RefusedAsync(() => award.WriteAsync(id, null, good with { Day = finance.Today.AddDays(1) }), HttpStatusCode.UnprocessableEntity, "clearance.future_receipt");
        await RefusedAsync(() => award.WriteAsync(id, Money.Khr(5), good), HttpStatusCode.BadRequest, "clearance.cash");
        await RefusedAsync(() => award.SubmittedAsync(id, Money.Usd(73.01m), good), HttpStatusCode.UnprocessableEntity, "clearance.cash_above_rest");
        await RefusedAsync(
            async () => await award.Representative.WriteClearanceAsync(id, new([good], null), await award.SeenAsync(id) + 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await RefusedAsync(
            async () => await award.Partner.WriteClearanceAsync(id, new([good], null), await award.SeenAsync(id), Ct), HttpStatusCode.Forbidden, "step.not_yours");
    }

    [Fact, Trait("Row", "N11")]
    public async Task A_rejected_line_returns_to_the_representative_with_its_reason_and_the_others_are_posted()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Usd(100));
        await award.SubmittedAsync(id, null, award.Receipt(award.Transport, Money.Usd(60), "good"), award.Receipt(award.Transport, Money.Usd(40), "bad"));
        var bad = (await award.AdvanceAsync(id)).Clearances[0].Lines[1].Id;

        await RefusedAsync(
            async () => await award.Approver.RejectReceiptAsync(id, bad, new("Not my turn."), await award.SeenAsync(id), Ct), HttpStatusCode.Forbidden, "step.not_yours");
        await RefusedAsync(
            async () => await award.Verifier.RejectReceiptAsync(id, Guid.CreateVersion7(), new("Unknown."), await award.SeenAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "clearance.unknown_line");
        await RefusedAsync(async () => await award.Verifier.RejectReceiptAsync(id, bad, new(""), await award.SeenAsync(id), Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(async () => await award.Representative.RejectReceiptAsync(id, bad, new("Mine."), await award.SeenAsync(id), Ct), HttpStatusCode.Forbidden, "role.missing");
        await award.Verifier.RejectReceiptAsync(id, bad, new("The date is not readable."), await award.SeenAsync(id), Ct);
        await RefusedAsync(
            async () => await award.Verifier.RejectReceiptAsync(id, bad, new("Twice."), await award.SeenAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "receipt.rejected");
        await award.Verifier.VerifyClearanceAsync(id, await award.SeenAsync(id), Ct);
        (await award.AdvanceAsync(id)).Clearances[0].Spent.ShouldBe(Money.Usd(60));
        await award.Approver.AcceptClearanceAsync(id, await award.SeenAsync(id), Ct);

        var page = await award.AdvanceAsync(id, award.Representative);
        (page.State, page.Outstanding, page.NextStep, page.MayTakeStep).ShouldBe((AdvanceState.Acknowledged, Money.Usd(40), FinanceTaskKind.WriteClearance, true));
        page.Clearances[0].Lines.Select(line => line.RejectedFor).ShouldBe([null, "The date is not readable."]);
        var back = page.Clearances[1].Lines.ShouldHaveSingleItem();
        (back.ReceiptNumber, back.Amount, back.ReturnedFor, back.IsDuplicate).ShouldBe(("bad", Money.Usd(40), "The date is not readable.", false));
        (await award.JournalsAsync())[^1].Lines.Single(line => line.Account == LedgerAccount.Expense).Amount.ShouldBe(Money.Usd(60));

        await award.Representative.WriteClearanceAsync(
            id, new([new ClearanceLine(back.Id, back.LineId, back.Day, back.Vendor, "bad, with a clear date", back.Description, back.Amount)], null), page.Version, Ct);
        await award.Representative.SubmitClearanceAsync(id, await award.SeenAsync(id), Ct);
        await award.Verifier.VerifyClearanceAsync(id, await award.SeenAsync(id), Ct);
        await award.Approver.AcceptClearanceAsync(id, await award.SeenAsync(id), Ct);
        (await award.AdvanceAsync(id)).State.ShouldBe(AdvanceState.Cleared);
        (await award.PageAsync()).Lines[0].ActualEur.ShouldBe(Money.Eur(92.60m), "55.56 and 37.04");
    }

    [Fact, Trait("Row", "N11")]
    public async Task A_clearance_of_which_every_line_is_rejected_is_sent_back_as_a_whole_with_each_reason()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Usd(100));
        await award.VerifiedAsync(id, null, award.Receipt(award.Transport, Money.Usd(60)));
        await award.Approver.RejectReceiptAsync(id, (await award.AdvanceAsync(id)).Clearances[0].Lines[0].Id, new("This is a quotation."), await award.SeenAsync(id), Ct);

        await RefusedAsync(async () => await award.Approver.AcceptClearanceAsync(id, await award.SeenAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "clearance.all_rejected");
        await award.Approver.ReturnClearanceAsync(id, new("Nothing can be accepted."), await award.SeenAsync(id), Ct);

        var line = (await award.AdvanceAsync(id)).Clearances.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem();
        (line.RejectedFor, line.ReturnedFor).ShouldBe((null, "This is a quotation."));
    }
}
