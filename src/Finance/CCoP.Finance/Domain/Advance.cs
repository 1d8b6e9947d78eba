namespace CCoP.Finance.Domain;

/// <summary>
/// Money paid ahead to the members' representative, from request to cleared (N07, N09). Every step is taken by a person of
/// another duty, and nobody acts in two duties on the same advance (N13). What is outstanding always equals its lines in the ledger.
/// </summary>
internal sealed class Advance
{
    private readonly List<StepTaken> steps = [];
    private readonly List<Clearance> clearances = [];

    private Advance()
    {
    }

    public Id<Advance> Id { get; private init; }

    public Id<AwardLedger> LedgerId { get; private init; }

    /// <summary>The member that asked for it and clears it.</summary>
    public Guid OrganisationId { get; private init; }

    /// <summary>The budget lines that it is for.</summary>
    public IReadOnlyList<AdvancePart> Parts { get; private set; } = [];

    /// <summary>Sum of the parts, in their one currency.</summary>
    public Money Amount { get; private set; }

    public string Purpose { get; private set; } = "";

    public DateOnly ActivityFrom { get; private set; }

    public DateOnly ActivityTo { get; private set; }

    /// <summary>The last day on which it is cleared in time.</summary>
    public DateOnly ClearBy { get; private set; }

    public AdvanceState State { get; private set; }

    /// <summary>The day on which it left the bank; null before.</summary>
    public DateOnly? PaidOn { get; private set; }

    /// <summary>Of the whole amount: at the rate of the latest step until it is paid, then at that of the payment.</summary>
    public decimal ValueEur { get; private set; }

    /// <summary>What the award holds ready for it: the value until it is paid, then what the ledger carries; 0 when it is returned, refused or cleared.</summary>
    public decimal CommittedEur { get; private set; }

    /// <summary>Paid and neither cleared nor returned, in the currency of the advance.</summary>
    public decimal OutstandingAmount { get; private set; }

    /// <summary>Whose approvals the amount needs, since it was requested; once a clearance is accepted, those of its top-up.</summary>
    public NeededApprovals Needed { get; private set; } = null!;

    public DateTimeOffset RequestedAt { get; private init; }

    public uint Version { get; private set; }

    public IReadOnlyList<StepTaken> Steps => steps;

    public IReadOnlyList<Clearance> Clearances => clearances;

    public Money Outstanding => new(OutstandingAmount, Amount.Currency);

    /// <summary>The latest clearance, the only one that can be open; null while there is none.</summary>
    public Clearance? Clearance => clearances.MaxBy(clearance => clearance.Number);

    /// <summary>What it waits for and whose duty that is; null when it waits for nothing more.</summary>
    public (FinanceTaskKind Kind, Duty Duty)? Next => State switch
    {
        AdvanceState.Requested => (FinanceTaskKind.VerifyAdvance, Duty.Verify),
        AdvanceState.Verified => (FinanceTaskKind.ApproveAdvance, Duty.Approve),
        AdvanceState.Approved => (FinanceTaskKind.PayAdvance, Duty.Pay),
        AdvanceState.Paid => (FinanceTaskKind.AcknowledgeReceipt, Duty.Represent),
        AdvanceState.Returned => (FinanceTaskKind.ReviseAdvance, Duty.Represent),
        AdvanceState.Acknowledged => Clearance?.Next ?? (FinanceTaskKind.WriteClearance, Duty.Represent),
        _ => null,
    };

    /// <summary>The role that the step needs that is due; null when none is.</summary>
    public string? NextRole => Next is { } next ? RoleFor(next.Duty, IsApproving) : null;

    /// <summary>Approvals given of those needed.</summary>
    public IEnumerable<StepTaken> Given => Next?.Kind == FinanceTaskKind.ApproveTopUp
        ? StepsSince(FinanceStep.ClearanceAccepted, FinanceStep.TopUpApproved)
        : StepsSince(FinanceStep.Verified, FinanceStep.Approved);

    private bool IsApproving => Next?.Kind is FinanceTaskKind.ApproveAdvance or FinanceTaskKind.ApproveTopUp;

    public static Advance Request(Id<Advance> id, AwardLedger ledger, Guid organisation, NewAdvance told, Policy policy, Rates rates, Actor actor, DateTimeOffset now)
    {
        var advance = new Advance { Id = id, LedgerId = ledger.Id, OrganisationId = organisation, RequestedAt = now };
        advance.Describe(told, ledger);
        advance.Commit(ledger, rates);
        advance.Needed = policy.ApprovalsFor(advance.ValueEur);
        advance.Sign(Duty.Represent, FinanceStep.Requested, actor, now);
        return advance;
    }

    /// <summary>Hands a returned request in again.</summary>
    public void Revise(NewAdvance told, AwardLedger ledger, Policy policy, Rates rates, Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.ReviseAdvance, FinanceStep.Requested, actor, now);
        ledger.RequireActive();
        ledger.RequireRepresentative([OrganisationId], now);
        ledger.RequireNoBlock(policy, PhnomPenh.Day(now));
        Describe(told, ledger);
        Commit(ledger, rates);
        (State, Needed) = (AdvanceState.Requested, policy.ApprovalsFor(ValueEur));
    }

    public void Verify(Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.VerifyAdvance, FinanceStep.Verified, actor, now);
        State = AdvanceState.Verified;
    }

    /// <summary>Gives one of the approvals that the policy asked for when it was requested (N14); the last one makes it approved.</summary>
    public void Approve(AwardLedger ledger, Rates rates, Actor actor, DateTimeOffset now)
    {
        TakeApproval(FinanceTaskKind.ApproveAdvance, FinanceStep.Approved, actor, now);
        Commit(ledger, rates);
        State = Given.Count() < Needed.Band.Roles.Count ? AdvanceState.Verified : AdvanceState.Approved;
    }

    /// <summary>Back to the representative, by whoever is to verify, to approve or to pay it.</summary>
    public void Return(string reason, Actor actor, DateTimeOffset now) => End(AdvanceState.Returned, FinanceStep.Returned, reason, actor, now);

    public void Refuse(string reason, Actor actor, DateTimeOffset now) => End(AdvanceState.Refused, FinanceStep.Refused, reason, actor, now);

    public AdvancePaid Pay(NewPayment told, AwardLedger ledger, Policy policy, Rates rates, Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.PayAdvance, FinanceStep.Paid, actor, now);
        ledger.RequireConditionsMet();
        ledger.RequireActive();
        ledger.RequireRepresentative([OrganisationId], now);
        Commit(ledger, rates);
        ledger.RequireNoBlock(policy, PhnomPenh.Day(now));
        (State, CommittedEur, PaidOn) = (AdvanceState.Paid, 0, told.Day);
        var value = Money.Eur(ValueEur);
        Post(
            ledger, JournalKind.AdvancePaid, PaymentDay(told.Day, now), Words.Checked(told.BankReference, 100, "bankReference"), rates.Of([Amount.Currency]),
            [JournalLine.On(LedgerAccount.Bank, -Amount, -value, this), JournalLine.On(LedgerAccount.Advances, Amount, value, this)],
            actor, now);
        return new AdvancePaid(Id.Value, ledger.Id.Value, ledger.CopId, Amount, value, told.Day!.Value, ClearBy, now);
    }

    /// <summary>The representative has the money.</summary>
    public void Acknowledge(Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.AcknowledgeReceipt, FinanceStep.Acknowledged, actor, now);
        State = AdvanceState.Acknowledged;
    }

    /// <summary>Saves receipts and cash as they are now, finished or not.</summary>
    public void WriteClearance(ClearanceDraft told, AwardLedger ledger, Actor actor, DateTimeOffset now)
    {
        RequireOneDuty(actor, RequireNext(FinanceTaskKind.WriteClearance));
        if (Clearance is null or { State: ClearanceState.Settled })
        {
            clearances.Add(Clearance.Begin(clearances.Count + 1));
        }

        Clearance!.Write(told, Amount.Currency, ledger, now);
        if (OutstandingAmount == 0 && Clearance is { Receipts.Count: 0, CashReturned: 0 })
        {
            clearances.Remove(Clearance); // Only a rejected receipt was left, and the representative gives it up.
            CloseIfCleared();
        }
    }

    /// <summary>Hands it in, with the rates of this day (N15).</summary>
    public void SubmitClearance(Rates rates, Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.WriteClearance, FinanceStep.ClearanceSubmitted, actor, now);
        Rule.Require(Clearance is { State: not ClearanceState.Settled }, "clearance.empty", "Write down receipts or cash that you return before you hand it in.");
        Clearance.Submit(Outstanding, rates);
    }

    public void VerifyClearance(Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.VerifyClearance, FinanceStep.ClearanceVerified, actor, now);
        Clearance!.Become(ClearanceState.Verified);
    }

    /// <summary>Rejects one receipt of the clearance that is being checked; it goes back to the representative once the others are booked (N11).</summary>
    public void RejectReceipt(Guid receipt, string reason, Actor actor, DateTimeOffset now)
    {
        Take([FinanceTaskKind.VerifyClearance, FinanceTaskKind.AcceptClearance], FinanceStep.ReceiptRejected, actor, now, reason);
        Clearance!.Reject(receipt, reason);
    }

    /// <summary>Back to the representative; nothing that was typed is lost.</summary>
    public void ReturnClearance(string reason, Actor actor, DateTimeOffset now)
    {
        Take([FinanceTaskKind.VerifyClearance, FinanceTaskKind.AcceptClearance], FinanceStep.ClearanceReturned, actor, now, reason);
        Clearance!.Return();
    }

    /// <summary>
    /// Books the receipts at the rates of the day of the clearance, and releases what they clear at what the ledger carries:
    /// the difference of the two is the exchange difference (K08).
    /// </summary>
    public ClearanceAccepted AcceptClearance(AwardLedger ledger, Policy policy, Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.AcceptClearance, FinanceStep.ClearanceAccepted, actor, now);
        var clearance = Clearance!;
        clearance.RequireSomethingAccepted();
        var (sum, rates) = (clearance.Reckoned(Amount.Currency), clearance.UsedRates);
        var topUp = rates.InEur(sum.TopUp);
        ledger.RequireAvailable(topUp.Amount);
        ledger.RequireWithinLines(sum.Receipts.Select(one => (one.Receipt.LineId, one.ValueEur.Amount)), except: this);

        Post(
            ledger, JournalKind.ClearanceAccepted, rates.Day, null, clearance.Rates,
            [
                .. sum.Receipts.Select(one => JournalLine.On(LedgerAccount.Expense, one.Receipt.Amount, one.ValueEur, ledger.Option2Line(one.Receipt.LineId), this)),
                .. Conversions(sum),
                Release(sum.Spent - sum.TopUp),
                JournalLine.On(LedgerAccount.PayableToCop, -sum.TopUp, -topUp, this),
            ],
            actor, now);
        Needed = policy.ApprovalsFor(topUp.Amount);
        if (sum.TopUp.Amount > 0 || clearance.CashReturned > 0)
        {
            clearance.Become(sum.TopUp.Amount > 0 ? ClearanceState.TopUpDue : ClearanceState.RefundDue);
        }
        else
        {
            Settle();
        }

        return new ClearanceAccepted(clearance.Id.Value, Id.Value, ledger.Id.Value, ledger.CopId, sum.Outcome, sum.SpentEur, Outstanding, now);
    }

    /// <summary>Cash came back. Less than was due leaves the rest to be cleared.</summary>
    public void RecordRefund(NewRefund told, AwardLedger ledger, Rates rates, Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.RecordRefund, FinanceStep.RefundRecorded, actor, now);
        var (amount, due) = (Told.Checked(told.Amount, "amount"), new Money(Clearance!.CashReturned, Amount.Currency));
        Rule.Require(amount.Currency == due.Currency && amount <= due, "refund.amount", "A refund is in the currency of the advance and at most what is due.", ("due", due));
        Post(
            ledger, JournalKind.RefundReceived, PaymentDay(told.Day, now), Words.Checked(told.BankReference, 100, "bankReference"), rates.Of([Amount.Currency]),
            [JournalLine.On(LedgerAccount.Bank, amount, rates.InEur(amount), this), Release(amount)],
            actor, now);
        Settle();
    }

    public void ApproveTopUp(Actor actor, DateTimeOffset now)
    {
        TakeApproval(FinanceTaskKind.ApproveTopUp, FinanceStep.TopUpApproved, actor, now);
        Clearance!.Become(Given.Count() < Needed.Band.Roles.Count ? ClearanceState.TopUpDue : ClearanceState.TopUpApproved);
    }

    public void PayTopUp(NewPayment told, AwardLedger ledger, Rates rates, Actor actor, DateTimeOffset now)
    {
        Take(FinanceTaskKind.PayTopUp, FinanceStep.TopUpPaid, actor, now);
        ledger.RequireActive();
        var (topUp, then) = (Clearance!.Reckoned(Amount.Currency).TopUp, Clearance.UsedRates);
        Post(
            ledger, JournalKind.TopUpPaid, PaymentDay(told.Day, now), Words.Checked(told.BankReference, 100, "bankReference"), rates.Of([Amount.Currency]),
            [JournalLine.On(LedgerAccount.PayableToCop, topUp, then.InEur(topUp), this), JournalLine.On(LedgerAccount.Bank, -topUp, -rates.InEur(topUp), this)],
            actor, now);
        Settle();
    }

    /// <summary>Tells whether money of it is still out; each step makes a new version.</summary>
    public AdvanceChanged Changed(AwardLedger ledger) => new(Id.Value, steps.Count, ledger.Id.Value, ledger.CopId, State is AdvanceState.Paid or AdvanceState.Acknowledged);

    /// <summary>Takes the latest journal back by its mirror image: the advance is where it was before it was posted.</summary>
    /// <param name="posted">Every journal of this advance.</param>
    public void Reverse(Journal journal, IReadOnlyCollection<Journal> posted, string reason, AwardLedger ledger, Actor actor, DateTimeOffset now)
    {
        var latest = posted.Where(one => one.ReversesId is null && posted.All(other => other.ReversesId != one.Id)).MaxBy(one => one.Number);
        Rule.Require(latest == journal, "journal.not_latest", "Only the latest journal of an advance can be reversed. Reverse the later ones first.");
        Rule.Allowed(
            actor.PersonId != journal.PostedBy && actor.OnBehalfOf != journal.PostedBy,
            "step.same_person", "Another person than the one who posted a journal reverses it.", ("clause", Policy.FourEyes));
        Sign(Duty.Approve, FinanceStep.Reversed, actor, now, reason);
        if (Clearance is { IsCarriedOver: true })
        {
            clearances.Remove(Clearance); // Nobody has worked on it; accepting again brings it back.
        }

        switch (journal.Kind, Clearance?.State)
        {
            case (JournalKind.AdvancePaid, null):
                (State, PaidOn) = (AdvanceState.Approved, null);
                break;
            case (JournalKind.ClearanceAccepted, ClearanceState.RefundDue or ClearanceState.TopUpDue or ClearanceState.TopUpApproved or ClearanceState.Settled):
                (State, _) = (AdvanceState.Acknowledged, Clearance!.Become(ClearanceState.Verified));
                break;
            case (JournalKind.RefundReceived, ClearanceState.Settled):
                (State, _) = (AdvanceState.Acknowledged, Clearance!.Become(ClearanceState.RefundDue));
                break;
            case (JournalKind.TopUpPaid, ClearanceState.Settled):
                (State, _) = (AdvanceState.Acknowledged, Clearance!.Become(ClearanceState.TopUpApproved));
                break;
            default:
                throw new DomainException(Refusal.RuleBroken, "journal.not_latest", "The representative already works on a next clearance: this journal can no longer be reversed.");
        }

        Book(
            ledger,
            new Posting(JournalKind.Reversal, PhnomPenh.Day(now), [.. journal.Lines.Select(line => line.Mirrored())]) { Reference = reason, Advance = Id, Reverses = journal.Id, Rates = journal.Rates },
            actor, now);
        if (State == AdvanceState.Approved)
        {
            CommittedEur = ValueEur;
        }
    }

    /// <summary>Its part of the commitment for one line; the parts sum to the whole to the cent.</summary>
    public decimal CommittedOn(Guid line) => Spread(CommittedEur).Where(part => part.Line == line).Sum(part => part.Eur);

    public bool IsOverdue(DateOnly today) => State is AdvanceState.Paid or AdvanceState.Acknowledged && today > ClearBy;

    /// <summary>Who a person would be in the step that is due; null when none is due, or not one of theirs.</summary>
    public Actor? TakerOfNext(Guid person, IReadOnlyCollection<HeldRole> held) =>
        Next is { } next && ActorFor(person, held, next.Duty, NextRole!) is { } actor && MayAct(actor, next.Duty) && !(IsApproving && Given.Any(actor.Is)) ? actor : null;

    /// <summary>Who a person is in a duty: themselves before somebody absent; refused (403) when they hold no role for it.</summary>
    /// <param name="role">That the duty needs; null for that of the step that is due.</param>
    public Actor RequireActor(Guid person, IReadOnlyCollection<HeldRole> held, Duty duty, string? role)
    {
        var approving = role is null && duty == Duty.Approve && IsApproving;
        var actor = ActorFor(person, held, duty, role ?? RoleFor(duty, approving));
        Rule.Allowed(
            actor is not null || !approving || !held.Any(one => Needed.Band.Roles.Contains(one.Role.Role)), "approval.other_role",
            "The policy asks for the approval of another role now. The page says whose.", ("clause", Needed.Band.Clause), ("policy", Needed.PolicyNumber), ("value", Needed.Value));
        Rule.Allowed(actor is not null, "step.not_yours", "This step needs a role that you do not hold now.");
        return actor;
    }

    /// <summary>Whose duty it is, when the advance waits for one of these steps; else it is refused.</summary>
    public Duty RequireNext(params IReadOnlyCollection<FinanceTaskKind> kinds)
    {
        var waits = Next is { } next && kinds.Contains(next.Kind);
        Rule.Require(waits, "step.not_due", "The advance does not wait for this step now. Load its page again to see where it stands.", ("next", Next?.Kind));
        return Next!.Value.Duty;
    }

    private Actor? ActorFor(Guid person, IEnumerable<HeldRole> held, Duty duty, string role) => held
        .Where(one => one.Role.Role == role && (duty != Duty.Represent || one.Role.OrganisationId == OrganisationId))
        .Select(one => new Actor(person, one.OnBehalfOf))
        .OrderBy(actor => actor.OnBehalfOf is not null).ThenBy(actor => !MayAct(actor, duty))
        .FirstOrDefault();

    private string RoleFor(Duty duty, bool approving) => duty switch
    {
        Duty.Verify => Roles.FinanceVerify,
        Duty.Approve => approving ? Needed.Band.Roles[Given.Count()] : Roles.FinanceApprove,
        Duty.Pay => Roles.FinancePay,
        _ => Roles.Grantee,
    };

    /// <summary>Four eyes (N13): nobody acts in two duties on the same advance, whatever roles they hold, for themselves or for others.</summary>
    private bool MayAct(Actor actor, Duty duty) => steps.TrueForAll(step => step.Duty == duty || !actor.Is(step));

    private IEnumerable<StepTaken> StepsSince(FinanceStep begin, FinanceStep kind)
    {
        var from = steps.FindLast(step => step.Step == begin)?.Number ?? 0;
        return steps.Where(step => step.Number > from && step.Step == kind);
    }

    private void Describe(NewAdvance told, AwardLedger ledger)
    {
        Parts = [.. Words.Checked(told.Lines, "lines").Select(line => new AdvancePart(ledger.Option2Line(line.LineId!.Value).Id, Told.Checked(line.Amount, "lines")))];
        Rule.Shape(Parts.Count > 0 && Parts.DistinctBy(part => part.LineId).Count() == Parts.Count, "advance.lines", "Name each line once.");
        Rule.Shape(Parts.Select(part => part.Amount.Currency).Distinct(StringComparer.Ordinal).Count() == 1, "advance.currencies", "An advance is in one currency. Request one advance for each currency.");
        Amount = new Money(Parts.Sum(part => part.Amount.Amount), Parts[0].Amount.Currency);
        (ActivityFrom, ActivityTo, ClearBy) = (Told.Checked(told.ActivityFrom, "activityFrom"), Told.Checked(told.ActivityTo, "activityTo"), Told.Checked(told.ClearBy, "clearBy"));
        Rule.Require(ActivityFrom <= ActivityTo, "activity.dates", "An activity ends on or after the day it starts.");
        Rule.Require(ClearBy >= ActivityTo, "advance.clear_by", "An advance is cleared on or after the day the activity ends.", ("activityTo", ActivityTo));
        Purpose = Words.Checked(told.Purpose, 1_000, "purpose");
    }

    /// <summary>Holds its value ready at these rates, if the award still has as much.</summary>
    private void Commit(AwardLedger ledger, Rates rates)
    {
        var value = rates.InEur(Amount).Amount;
        ledger.RequireAvailable(value, except: this);
        ledger.RequireWithinLines(Spread(value), except: this);
        (ValueEur, CommittedEur) = (value, value);
    }

    private void End(AdvanceState state, FinanceStep step, string reason, Actor actor, DateTimeOffset now)
    {
        Take([FinanceTaskKind.VerifyAdvance, FinanceTaskKind.ApproveAdvance, FinanceTaskKind.PayAdvance], step, actor, now, reason);
        (State, CommittedEur) = (state, 0);
    }

    private void Take(FinanceTaskKind kind, FinanceStep step, Actor actor, DateTimeOffset now) => Take([kind], step, actor, now);

    private void Take(IReadOnlyCollection<FinanceTaskKind> kinds, FinanceStep step, Actor actor, DateTimeOffset now, string? reason = null) =>
        Sign(RequireNext(kinds), step, actor, now, reason);

    private void TakeApproval(FinanceTaskKind kind, FinanceStep step, Actor actor, DateTimeOffset now)
    {
        RequireNext(kind);
        Rule.Allowed(!Given.Any(actor.Is), "step.same_person", "You have approved this before. Another person must give the next approval.", ("clause", Policy.FourEyes));
        Take(kind, step, actor, now);
    }

    private void Sign(Duty duty, FinanceStep step, Actor actor, DateTimeOffset now, string? reason = null)
    {
        RequireOneDuty(actor, duty);
        steps.Add(new StepTaken
        {
            Number = steps.Count + 1,
            Step = step,
            Duty = duty,
            PersonId = actor.PersonId,
            OnBehalfOf = actor.OnBehalfOf,
            Reason = reason is null ? null : Words.Checked(reason, Told.Reason, "reason"),
            At = now,
        });
    }

    private void RequireOneDuty(Actor actor, Duty duty) => Rule.Allowed(
        MayAct(actor, duty), "step.same_person", "You have already acted in another duty on this advance. Another person must take this step.", ("clause", Policy.FourEyes));

    /// <summary>On which money moved at the bank: no later than today, no earlier than it was asked for.</summary>
    private DateOnly PaymentDay(DateOnly? told, DateTimeOffset now)
    {
        var (day, earliest, latest) = (told!.Value, PhnomPenh.Day(RequestedAt), PhnomPenh.Day(now));
        Rule.Require(day >= earliest && day <= latest, "payment.day", "Money moved on a day between the request and today.", ("earliest", earliest), ("latest", latest));
        return day;
    }

    /// <summary>A credit on the advance at what the ledger carries of it; the last one takes the rest.</summary>
    private JournalLine Release(Money amount)
    {
        var carried = Money.Eur(amount == Outstanding ? CommittedEur : CommittedEur * amount.Amount / OutstandingAmount).Rounded();
        return JournalLine.On(LedgerAccount.Advances, -amount, -carried, this);
    }

    /// <summary>Receipts in other currencies than that of the advance pass through the conversion accounts of both.</summary>
    private IEnumerable<JournalLine> Conversions(Reckoning sum) => sum.Receipts
        .Where(one => one.Receipt.Amount.Currency != Amount.Currency)
        .GroupBy(one => one.Receipt.Amount.Currency, StringComparer.Ordinal)
        .SelectMany(group =>
        {
            var value = Money.Eur(group.Sum(one => one.ValueEur.Amount));
            return new[]
            {
                JournalLine.On(LedgerAccount.Conversion, -new Money(group.Sum(one => one.Receipt.Amount.Amount), group.Key), -value, this),
                JournalLine.On(LedgerAccount.Conversion, new Money(group.Sum(one => one.InAdvanceCurrency.Amount), Amount.Currency), value, this),
            };
        });

    private void Post(
        AwardLedger ledger, JournalKind kind, DateOnly day, string? reference, IReadOnlyList<RecordedRate> rates, IReadOnlyList<JournalLine> lines, Actor actor, DateTimeOffset now)
    {
        var difference = JournalLine.On(LedgerAccount.ExchangeDifference, Money.Zero(Amount.Currency), Money.Eur(-lines.Sum(line => line.ValueEur)), this);
        Book(ledger, new Posting(kind, day, [.. lines, difference]) { Reference = reference, Advance = Id, Rates = rates }, actor, now);
    }

    private void Book(AwardLedger ledger, Posting posting, Actor actor, DateTimeOffset now)
    {
        if (posting.Lines.All(line => line is { Amount.Amount: 0, ValueEur: 0 }))
        {
            return; // Only cash comes back: that is posted when it arrives.
        }

        foreach (var line in ledger.Post(posting, actor.PersonId, now).Lines.Where(line => line.Account == LedgerAccount.Advances))
        {
            (OutstandingAmount, CommittedEur) = (OutstandingAmount + line.Amount.Amount, CommittedEur + line.ValueEur);
        }
    }

    private void Settle()
    {
        Clearance!.Become(ClearanceState.Settled);
        if (Domain.Clearance.CarryOver(Clearance) is { } rest)
        {
            clearances.Add(rest);
        }

        CloseIfCleared();
    }

    private void CloseIfCleared()
    {
        if (OutstandingAmount == 0 && Clearance!.State == ClearanceState.Settled)
        {
            State = AdvanceState.Cleared;
        }
    }

    private List<(Guid Line, decimal Eur)> Spread(decimal eur)
    {
        var (spread, before, sum) = (new List<(Guid, decimal)>(), 0m, 0m);
        foreach (var part in Parts)
        {
            sum += part.Amount.Amount;
            var upTo = Money.Eur(eur * sum / Amount.Amount).Rounded().Amount;
            spread.Add((part.LineId, upTo - before));
            before = upTo;
        }

        return spread;
    }
}

/// <summary>How much of an advance is for one budget line.</summary>
internal sealed record AdvancePart(Guid LineId, Money Amount);

/// <summary>What people do on an advance; each duty needs another person.</summary>
internal enum Duty
{
    /// <summary>Ask, acknowledge and clear, for the member that the memorandum names.</summary>
    Represent,
    Verify,
    Approve,
    Pay,
}

/// <summary>Who took which step, when and why.</summary>
internal sealed class StepTaken
{
    public Id<Advance> AdvanceId { get; private init; }

    /// <summary>Within the advance, from 1.</summary>
    public required int Number { get; init; }

    public required FinanceStep Step { get; init; }

    public required Duty Duty { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Somebody absent, whose role was handed to the person; null where they act for themselves.</summary>
    public required Guid? OnBehalfOf { get; init; }

    /// <summary>Needed where something is returned, refused or reversed.</summary>
    public required string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
