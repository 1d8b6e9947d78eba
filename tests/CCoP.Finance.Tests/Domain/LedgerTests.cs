using CCoP.Finance.Domain;
using CsCheck;
using static CCoP.Finance.Contracts.LedgerAccount;
using static CCoP.Finance.Tests.Domain.World;

namespace CCoP.Finance.Tests.Domain;

public sealed class LedgerTests
{
    private readonly World world = new World().WithMou();

    [Fact]
    public void Opening_books_what_was_promised_by_line()
    {
        world.Latest.ShouldBe(
        [
            (GrantReceivable, Money.Eur(1_200), 1_200m), (Grant, Money.Eur(-1_200), -1_200m),
            (GrantReceivable, Money.Eur(800), 800m), (Grant, Money.Eur(-800), -800m),
            (GrantReceivable, Money.Eur(500), 500m), (Grant, Money.Eur(-500), -500m),
        ]);
        world.Ledger.Opened().AwardId.ShouldBe(world.Made.AwardId);
    }

    [Fact]
    public void A_journal_that_does_not_balance_cannot_be_written()
    {
        void Post(params IReadOnlyList<JournalLine> lines) => world.Ledger.Post(new Posting(JournalKind.AdvancePaid, PaidOn, lines), world.Payer, world.Now);

        Should.Throw<InvalidOperationException>(() => Post(JournalLine.On(Bank, Money.Usd(-10), Money.Eur(-9)), JournalLine.On(Advances, Money.Usd(10), Money.Eur(8))));
        Should.Throw<InvalidOperationException>(() => Post(JournalLine.On(Bank, Money.Usd(-10), Money.Eur(-9)), JournalLine.On(Advances, Money.Khr(10), Money.Eur(9))));
        Should.Throw<InvalidOperationException>(() => Post());
    }

    [Fact, Trait("Row", "N01")]
    public void Each_journal_of_an_advance_can_be_taken_back_by_another_person_the_latest_first()
    {
        var start = Balances();
        var advance = world.Paid(world.Wanted(Money.Usd(1_000)));
        var paid = Balances();
        advance.Acknowledge(world.Representative, world.Now);
        world.MoveTo(ClearedOn);
        world.Clear(advance, Money.Usd(160), Receipt(world.Transport, Money.Usd(840)));
        var cleared = Balances();
        world.Refund(advance, Money.Usd(160));

        Refused(() => Reverse(advance, JournalKind.ClearanceAccepted, world.Approver), "journal.not_latest");
        Refused(() => Reverse(advance, JournalKind.RefundReceived, world.Payer), "step.same_person", Refusal.NotAllowed);
        Reverse(advance, JournalKind.RefundReceived, world.Approver);
        (advance.Clearance!.State, advance.State, advance.Outstanding).ShouldBe((ClearanceState.RefundDue, AdvanceState.Acknowledged, Money.Usd(160)));
        Balances().ShouldBe(cleared);

        Refused(() => Reverse(advance, JournalKind.ClearanceAccepted, world.Approver), "step.same_person", Refusal.NotAllowed);
        Reverse(advance, JournalKind.ClearanceAccepted, Guid.CreateVersion7());
        (advance.Clearance.State, advance.Outstanding, advance.CommittedEur).ShouldBe((ClearanceState.Verified, Money.Usd(1_000), 925.93m));
        Balances().ShouldBe(paid);

        advance.AcceptClearance(world.Ledger, Policy.First, world.Approver, world.Now);
        world.Refund(advance, Money.Usd(160));
        advance.State.ShouldBe(AdvanceState.Cleared);

        var other = world.Paid(world.Wanted(Money.Usd(10)));
        Reverse(other, JournalKind.AdvancePaid, world.Approver);
        (other.State, other.Outstanding, other.CommittedEur).ShouldBe((AdvanceState.Approved, Money.Usd(0), other.ValueEur));
        world.Pay(other);
        Balances().Count(balance => balance.Value != 0).ShouldBeGreaterThan(start.Count(balance => balance.Value != 0));
    }

    /// <summary>Any advance in any currency, cleared in any parts at any rates, leaves a ledger that adds up.</summary>
    [Fact, Trait("Row", "N01")]
    public void Every_ledger_adds_up()
    {
        var currency = Gen.OneOf(Currency.All.Select(Gen.Const).ToArray());
        var money = Gen.Select(currency, Gen.Int[1, 40_000], (code, cents) => code == Currency.Khr ? Money.Khr(cents * 40) : new Money(cents / 100m, code));
        var rates = Gen.Select(Gen.Int[9_000, 13_000], Gen.Int[380_000, 480_000], (usd, khr) => (Usd: usd / 10_000m, Khr: khr / 100m));
        var part = Gen.Select(money.Array[0, 5], rates, Gen.Int[0, 100], Gen.Int[0, 5], (receipts, at, cash, rejected) => (receipts, at, cash, rejected));
        Gen.Select(money, rates, part.Array[1, 4], (amount, at, parts) => (amount, at, parts)).Sample(sample =>
        {
            var one = new World(10_000, 10_000).WithMou();
            var advance = one.Requested(one.Wanted(sample.amount));
            advance.Verify(one.Verifier, one.Now);
            advance.Approve(one.Ledger, one.RatesAt(sample.at.Usd, sample.at.Khr), one.Approver, one.Now);
            advance.Pay(new NewPayment(one.Today, "X"), one.Ledger, Policy.First, one.RatesAt(sample.at.Usd, sample.at.Khr), one.Payer, one.Now);
            advance.Acknowledge(one.Representative, one.Now);
            one.MoveTo(ClearedOn);
            foreach (var (receipts, at, cash, rejected) in sample.parts.TakeWhile(_ => advance.State == AdvanceState.Acknowledged))
            {
                ClearPart(one, advance, receipts, one.RatesAt(at.Usd, at.Khr), cash, rejected);
                ShouldAddUp(one.Ledger, advance);
            }
        });
    }

    private static void ClearPart(World one, Advance advance, Money[] receipts, Rates rates, int cashPercent, int rejected)
    {
        one.Write(advance, null, [.. receipts.Select((amount, number) => Receipt(one.Transport, amount, $"{number}"))]);
        var spent = advance.Clearance!.Reckon(advance.Outstanding, rates);
        var cash = new Money(Math.Max(0, spent.Remaining.Amount) * cashPercent / 100, advance.Amount.Currency).Rounded();
        if (advance.State != AdvanceState.Acknowledged || (receipts.Length == 0 && cash.Amount == 0))
        {
            return;
        }

        one.Write(advance, cash, [.. receipts.Select((amount, number) => Receipt(one.Transport, amount, $"{number}"))]);
        advance.SubmitClearance(rates, one.Representative, one.Now);
        if (rejected < receipts.Length && (receipts.Length > 1 || cash.Amount > 0))
        {
            advance.RejectReceipt(advance.Clearance.Receipts[rejected].Id.Value, "Not readable.", one.Verifier, one.Now);
        }

        var told = one.Accept(advance);
        if (told.Outcome == ClearanceOutcome.Over)
        {
            advance.ApproveTopUp(one.Approver, one.Now);
            advance.PayTopUp(new NewPayment(one.Today, "X"), one.Ledger, rates, one.Payer, one.Now);
        }
        else if (cash.Amount > 0)
        {
            advance.RecordRefund(new NewRefund(one.Today, "X", cash), one.Ledger, rates, one.Payer, one.Now);
        }
    }

    private static void ShouldAddUp(AwardLedger ledger, Advance advance)
    {
        var lines = ledger.Journals.SelectMany(journal => journal.Lines).ToList();
        ledger.Balances.Sum(balance => balance.ValueEur).ShouldBe(0);
        foreach (var balance in ledger.Balances)
        {
            var own = lines.Where(balance.Holds).ToList();
            (balance.Amount, balance.ValueEur).ShouldBe((own.Sum(line => line.Amount.Amount), own.Sum(line => line.ValueEur)));
        }

        var carried = lines.Where(line => line.Account == Advances).ToList();
        (advance.OutstandingAmount, advance.CommittedEur).ShouldBe((carried.Sum(line => line.Amount.Amount), carried.Sum(line => line.ValueEur)));
        advance.OutstandingAmount.ShouldBeGreaterThanOrEqualTo(0);
        if (advance.State == AdvanceState.Cleared)
        {
            (advance.OutstandingAmount, advance.CommittedEur).ShouldBe((0, 0));
            lines.Where(line => line.Account == PayableToCop).Sum(line => line.ValueEur).ShouldBe(0);
        }

        // What left the bank was spent, was lost to the rates, or is still out.
        lines.Where(line => line.Account == Bank).Sum(line => line.ValueEur).ShouldBe(-(ledger.ActualEur + advance.CommittedEur));
    }

    private void Reverse(Advance advance, JournalKind kind, Guid person)
    {
        var posted = world.Ledger.Journals.Where(journal => journal.AdvanceId == advance.Id).ToList();
        advance.Reverse(posted.Last(journal => journal.Kind == kind), posted, "Entered by mistake.", world.Ledger, person, world.Now);
    }

    private Dictionary<(LedgerAccount, string, Guid), decimal> Balances() =>
        world.Ledger.Balances.Where(balance => balance.ValueEur != 0).ToDictionary(balance => (balance.Account, balance.Currency, balance.LineId), balance => balance.ValueEur);
}
