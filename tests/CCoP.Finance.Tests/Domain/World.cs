using CCoP.Finance.Domain;

namespace CCoP.Finance.Tests.Domain;

/// <summary>One award of two members with two lines of option 2 and one of option 1, and a person for each duty, for tests of the aggregates.</summary>
internal sealed class World
{
    public static readonly DateOnly PaidOn = new(2026, 11, 23);
    public static readonly DateOnly ClearedOn = new(2026, 12, 10);

    public World(decimal transport = 1_200, decimal food = 800)
    {
        var activity = new AwardActivity(Guid.CreateVersion7(), "Screening", "KH-12", new(2026, 12, 1), new(2026, 12, 5));
        Transport = new AwardLine(Guid.CreateVersion7(), "Transport", activity.Id, Lid, PaymentOption.Option2, Money.Eur(transport), Currency.Usd);
        Food = new AwardLine(Guid.CreateVersion7(), "Food", activity.Id, Wpm, PaymentOption.Option2, Money.Eur(food), Currency.Khr);
        Venue = new AwardLine(Guid.CreateVersion7(), "Venue", activity.Id, Wpm, PaymentOption.Option1, Money.Eur(500), Currency.Eur);
        Made = new AwardMade(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new("Love stories"), [Lid, Wpm], PaymentOption.Option2, Money.Eur(transport + food + 500),
            [Transport, Food, Venue], [activity], Now);
        Ledger = AwardLedger.Open(Made, Now);
    }

    public DateTimeOffset Now { get; set; } = PhnomPenh.At(PaidOn, new TimeOnly(10, 0));

    public Guid Lid { get; } = Guid.CreateVersion7();

    public Guid Wpm { get; } = Guid.CreateVersion7();

    public Guid Facilitator { get; } = Guid.CreateVersion7();

    public AwardLine Transport { get; }

    public AwardLine Food { get; }

    public AwardLine Venue { get; }

    public AwardMade Made { get; }

    public AwardLedger Ledger { get; }

    public Guid Representative { get; } = Guid.CreateVersion7();

    public Guid Verifier { get; } = Guid.CreateVersion7();

    public Guid Approver { get; } = Guid.CreateVersion7();

    public Guid Payer { get; } = Guid.CreateVersion7();

    public DateOnly Today => PhnomPenh.Day(Now);

    /// <summary>The rates of the day of payment, or later those of the day of clearance.</summary>
    public Rates Rates => Today < ClearedOn ? RatesAt(1.0800m, 4_400m) : RatesAt(1.1000m, 4_510m);

    public Rates RatesAt(decimal usd, decimal khr) => new(Today, [new(Currency.Usd, Today, usd, "National Bank"), new(Currency.Khr, Today, khr, "National Bank")]);

    public void MoveTo(DateOnly day) => Now = PhnomPenh.At(day, new TimeOnly(10, 0));

    public NewMou Memorandum(DateOnly? until = null) => new(new("We clear within 30 days.", "យើងជម្រះបុរេប្រទានក្នុងរយៈពេល ៣០ ថ្ងៃ។"), until ?? new(2027, 12, 31), Lid);

    public string DraftMou(DateOnly? until = null) => Ledger.DraftMou(Memorandum(until), Lid, Facilitator, Guid.CreateVersion7(), Now).Hash;

    /// <summary>Drafted, and signed by every party.</summary>
    public World WithMou(DateOnly? until = null)
    {
        var hash = DraftMou(until);
        foreach (var party in new[] { Facilitator, Lid, Wpm })
        {
            _ = Ledger.SignMou(party, Guid.CreateVersion7(), hash, Now).Count();
        }

        return this;
    }

    public NewAdvance Wanted(params IReadOnlyList<AdvanceLine> lines) => new(null, lines, "Screening in Takeo", new(2026, 12, 1), new(2026, 12, 5), new(2026, 12, 31));

    public NewAdvance Wanted(Money amount) => Wanted(new AdvanceLine(Transport.Id, amount));

    public Advance Requested(NewAdvance wanted) => Ledger.RequestAdvance(Id<Advance>.New(), wanted, [Lid], Policy.First, Rates, Representative, Now);

    public Advance Approved(NewAdvance wanted)
    {
        var advance = Requested(wanted);
        advance.Verify(Verifier, Now);
        advance.Approve(Ledger, Rates, Approver, Now);
        return advance;
    }

    public Advance Paid(NewAdvance wanted)
    {
        var advance = Approved(wanted);
        Pay(advance);
        return advance;
    }

    public AdvancePaid Pay(Advance advance) => advance.Pay(new NewPayment(Today, "ABA 4711"), Ledger, Policy.First, Rates, Payer, Now);

    /// <summary>In the hands of the representative, on the day of clearance.</summary>
    public Advance Acknowledged(NewAdvance wanted)
    {
        var advance = Paid(wanted);
        advance.Acknowledge(Representative, Now);
        MoveTo(ClearedOn);
        return advance;
    }

    public static ClearanceLine Receipt(AwardLine line, Money amount, string number = "R-1", Guid? id = null) =>
        new(id, line.Id, new(2026, 12, 3), "Takeo Transport", number, "Bus", amount);

    public void Write(Advance advance, Money? cash, params IReadOnlyList<ClearanceLine> receipts) =>
        advance.WriteClearance(new ClearanceDraft(receipts, cash), Ledger, Representative, Now);

    public void Submit(Advance advance, Money? cash, params IReadOnlyList<ClearanceLine> receipts)
    {
        Write(advance, cash, receipts);
        advance.SubmitClearance(Rates, Representative, Now);
    }

    public ClearanceAccepted Clear(Advance advance, Money? cash, params IReadOnlyList<ClearanceLine> receipts)
    {
        Submit(advance, cash, receipts);
        return Accept(advance);
    }

    public ClearanceAccepted Accept(Advance advance)
    {
        advance.VerifyClearance(Verifier, Now);
        return advance.AcceptClearance(Ledger, Policy.First, Approver, Now);
    }

    public void Refund(Advance advance, Money amount) => advance.RecordRefund(new NewRefund(Today, "ABA 4712", amount), Ledger, Rates, Payer, Now);

    public void PayTopUp(Advance advance) => advance.PayTopUp(new NewPayment(Today, "ABA 4713"), Ledger, Rates, Payer, Now);

    /// <summary>What the latest journal posted: account, amount, value in EUR.</summary>
    public IEnumerable<(LedgerAccount Account, Money Amount, decimal ValueEur)> Latest => Lines(Ledger.Journals[^1]);

    public static IEnumerable<(LedgerAccount Account, Money Amount, decimal ValueEur)> Lines(Journal journal) =>
        journal.Lines.Select(line => (line.Account, line.Amount, line.ValueEur));

    public static DomainException Refused(Action act, string code, Refusal refusal = Refusal.RuleBroken)
    {
        var refused = Should.Throw<DomainException>(act);
        refused.Code.ShouldBe(code);
        refused.Refusal.ShouldBe(refusal);
        return refused;
    }
}
