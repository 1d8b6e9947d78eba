namespace CCoP.Finance.Domain;

/// <summary>Receipts and cash that account for an advance, or for a part of it (N09, N10).</summary>
internal sealed class Clearance
{
    private const int MaxReceipts = 500;

    private readonly List<Receipt> receipts = [];

    private Clearance()
    {
    }

    public Id<Clearance> Id { get; private init; }

    public Id<Advance> AdvanceId { get; private init; }

    /// <summary>Within the advance, from 1.</summary>
    public int Number { get; private init; }

    public ClearanceState State { get; private set; }

    /// <summary>Cash that was left and goes back, in the currency of the advance.</summary>
    public decimal CashReturned { get; private set; }

    /// <summary>What was outstanding when it was handed in; null before.</summary>
    public decimal? ToClear { get; private set; }

    /// <summary>The day on which it was handed in, whose rates are used; null before.</summary>
    public DateOnly? RateDay { get; private set; }

    /// <summary>The rates used, frozen when it is handed in.</summary>
    public IReadOnlyList<RecordedRate> Rates { get; private set; } = [];

    /// <summary>Begun by the service with the rejected receipts of the one before, and not yet written by the representative.</summary>
    public bool IsCarriedOver { get; private set; }

    public IReadOnlyList<Receipt> Receipts => receipts;

    public bool IsOpenToWrite => State is ClearanceState.Draft or ClearanceState.Returned;

    public Rates UsedRates => new(RateDay!.Value, Rates);

    /// <summary>What it waits for; null when it is settled.</summary>
    public (FinanceTaskKind Kind, Duty Duty)? Next => State switch
    {
        ClearanceState.Submitted => (FinanceTaskKind.VerifyClearance, Duty.Verify),
        ClearanceState.Verified => (FinanceTaskKind.AcceptClearance, Duty.Approve),
        ClearanceState.RefundDue => (FinanceTaskKind.RecordRefund, Duty.Pay),
        ClearanceState.TopUpDue => (FinanceTaskKind.ApproveTopUp, Duty.Approve),
        ClearanceState.TopUpApproved => (FinanceTaskKind.PayTopUp, Duty.Pay),
        ClearanceState.Settled => null,
        _ => (FinanceTaskKind.WriteClearance, Duty.Represent),
    };

    public static Clearance Begin(int number) => new() { Id = Id<Clearance>.New(), Number = number };

    /// <summary>What was rejected of a settled one, back with the representative; null when all of it was accepted.</summary>
    public static Clearance? CarryOver(Clearance settled)
    {
        var rejected = settled.receipts.Where(receipt => receipt.RejectedFor is not null).OrderBy(receipt => receipt.Position).ToList();
        if (rejected.Count == 0)
        {
            return null;
        }

        var next = Begin(settled.Number + 1);
        next.IsCarriedOver = true;
        next.receipts.AddRange(rejected.Select(Receipt.CameBack));
        return next;
    }

    public void Write(ClearanceDraft told, string currency, AwardLedger ledger, DateTimeOffset now)
    {
        var lines = Words.Checked(told.Lines, "lines");
        Rule.Shape(lines.Count <= MaxReceipts, "clearance.too_many", "A clearance has at most 500 receipts. Hand in another one for the rest.");
        var cash = told.CashReturned ?? Money.Zero(currency);
        Rule.Shape(cash.Currency == currency && cash.Amount >= 0, "clearance.cash", "Cash goes back in the currency of the advance.", ("currency", currency));
        var kept = lines.Where(line => line.Id is not null).Select(line => line.Id!.Value).ToList();
        Rule.Require(
            kept.Distinct().Count() == kept.Count && kept.TrueForAll(id => receipts.Exists(receipt => receipt.Id.Value == id)),
            "clearance.unknown_line", "One of the receipts is not of this clearance. Load the page again.");

        receipts.RemoveAll(receipt => !kept.Contains(receipt.Id.Value));
        for (var position = 0; position < lines.Count; position++)
        {
            var receipt = lines[position].Id is { } id ? receipts.Find(receipt => receipt.Id.Value == id)! : Added(Receipt.Add());
            receipt.Fill(position, lines[position], ledger, PhnomPenh.Day(now));
        }

        (CashReturned, IsCarriedOver) = (cash.Amount, false);
    }

    /// <summary>One receipt is not accepted; the others go on (N11).</summary>
    public void Reject(Guid id, string reason)
    {
        var receipt = receipts.Find(receipt => receipt.Id.Value == id);
        Rule.Require(receipt is not null, "clearance.unknown_line", "One of the receipts is not of this clearance. Load the page again.");
        receipt.Reject(reason);
    }

    /// <summary>Back to the representative as a whole, with what was said of single receipts.</summary>
    public void Return()
    {
        receipts.ForEach(receipt => receipt.ComeBack());
        State = ClearanceState.Returned;
    }

    public void RequireSomethingAccepted() => Rule.Require(
        CashReturned > 0 || receipts.Exists(receipt => receipt.RejectedFor is null), "clearance.all_rejected", "Every receipt is rejected. Send the whole clearance back instead.");

    public void Submit(Money outstanding, Rates rates)
    {
        Rule.Require(receipts.Count > 0 || CashReturned > 0, "clearance.empty", "Write down receipts or cash that you return before you hand it in.");
        (ToClear, RateDay) = (outstanding.Amount, rates.Day);
        Rates = rates.Of(receipts.Select(receipt => receipt.Amount.Currency).Append(outstanding.Currency));
        var sum = Reckoned(outstanding.Currency);
        var left = outstanding - sum.Spent + sum.TopUp;
        Rule.Require(CashReturned <= left.Amount, "clearance.cash_above_rest", "More cash goes back than the receipts leave. Check the receipts and the cash.", ("left", left));
        State = ClearanceState.Submitted;
    }

    /// <summary>Its figures at the rates it was handed in with.</summary>
    public Reckoning Reckoned(string currency) => Reckon(new Money(ToClear!.Value, currency), UsedRates);

    /// <summary>Each receipt that is not rejected, rounded by itself, then summed: to EUR first, from there to the currency of the advance.</summary>
    public Reckoning Reckon(Money toClear, Rates rates)
    {
        var lines = receipts.Where(receipt => receipt.RejectedFor is null).OrderBy(receipt => receipt.Position).Select(receipt =>
        {
            var value = rates.InEur(receipt.Amount);
            return new ReckonedReceipt(receipt, value, receipt.Amount.Currency == toClear.Currency ? receipt.Amount : rates.FromEur(value, toClear.Currency));
        }).ToList();
        return new Reckoning(
            lines, toClear, new Money(lines.Sum(line => line.InAdvanceCurrency.Amount), toClear.Currency), Money.Eur(lines.Sum(line => line.ValueEur.Amount)),
            new Money(CashReturned, toClear.Currency));
    }

    public ClearanceState Become(ClearanceState state) => State = state;

    private Receipt Added(Receipt receipt)
    {
        receipts.Add(receipt);
        return receipt;
    }
}

/// <summary>What a clearance comes to.</summary>
internal sealed record Reckoning(IReadOnlyList<ReckonedReceipt> Receipts, Money ToClear, Money Spent, Money SpentEur, Money CashReturned)
{
    public ClearanceOutcome Outcome => Spent > ToClear ? ClearanceOutcome.Over : Spent == ToClear ? ClearanceOutcome.Equal : ClearanceOutcome.Under;

    public Money TopUp => Spent > ToClear ? Spent - ToClear : Money.Zero(ToClear.Currency);

    /// <summary>Neither spent nor returned: it stays to be cleared.</summary>
    public Money Remaining => ToClear - Spent + TopUp - CashReturned;
}

/// <param name="ValueEur">Rounded to the cent.</param>
/// <param name="InAdvanceCurrency">From that value, rounded to the currency of the advance.</param>
internal sealed record ReckonedReceipt(Receipt Receipt, Money ValueEur, Money InAdvanceCurrency);

/// <summary>One receipt.</summary>
internal sealed class Receipt
{
    private Receipt()
    {
    }

    public Id<Receipt> Id { get; private init; }

    public int Position { get; private set; }

    /// <summary>Budget line of the award.</summary>
    public Guid LineId { get; private set; }

    /// <summary>On the receipt.</summary>
    public DateOnly Day { get; private set; }

    public string Vendor { get; private set; } = "";

    public string Number { get; private set; } = "";

    public string Description { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>Of vendor, number and amount: two receipts with the same one may be one receipt handed in twice (N12).</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Why finance did not accept it: it is not booked; null when it was not rejected.</summary>
    public string? RejectedFor { get; private set; }

    /// <summary>Why it came back to the representative; null when it did not, or was handed in again.</summary>
    public string? ReturnedFor { get; private set; }

    public static Receipt Add() => new() { Id = Id<Receipt>.New() };

    /// <summary>A rejected receipt as the representative gets it back: the rejected one stays where it was.</summary>
    public static Receipt CameBack(Receipt rejected, int position) => new()
    {
        Id = Id<Receipt>.New(),
        Position = position,
        LineId = rejected.LineId,
        Day = rejected.Day,
        Vendor = rejected.Vendor,
        Number = rejected.Number,
        Description = rejected.Description,
        Amount = rejected.Amount,
        Fingerprint = rejected.Fingerprint,
        ReturnedFor = rejected.RejectedFor,
    };

    public void Reject(string reason)
    {
        Rule.Require(RejectedFor is null, "receipt.rejected", "This receipt is rejected already.");
        RejectedFor = Words.Checked(reason, Told.Reason, "reason");
    }

    /// <summary>The whole clearance is returned: what was said of it is now for the representative to read.</summary>
    public void ComeBack() => (ReturnedFor, RejectedFor) = (RejectedFor ?? ReturnedFor, null);

    public void Fill(int position, ClearanceLine told, AwardLedger ledger, DateOnly today)
    {
        (Position, LineId, Day) = (position, ledger.Option2Line(told.LineId!.Value).Id, Told.Checked(told.Day, "day"));
        Rule.Require(Day <= today, "clearance.future_receipt", "A receipt is of today or earlier. Check its date.", ("line", position + 1));
        (Vendor, Number, Description) = (Words.Checked(told.Vendor, 200, "vendor"), Words.Checked(told.ReceiptNumber, 60, "receiptNumber"), Words.Checked(told.Description, 400, "description"));
        Amount = Told.Checked(told.Amount, "amount");
        Fingerprint = string.Join('|', Plain(Vendor), Plain(Number), Amount.ToString());
    }

    /// <summary>Without blanks and case, which people type differently.</summary>
    private static string Plain(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
}
