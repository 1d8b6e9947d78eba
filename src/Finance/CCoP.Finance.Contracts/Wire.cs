using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Contracts;

namespace CCoP.Finance.Contracts;

/// <summary>The accounts of an award's ledger; each is kept per currency. Debits are positive, credits negative.</summary>
public enum LedgerAccount
{
    /// <summary>1000: money in the bank, one account per currency.</summary>
    Bank,

    /// <summary>1200: advances that CoPs have received and not yet cleared.</summary>
    Advances,

    /// <summary>1300: what the fund has promised to the award.</summary>
    GrantReceivable,

    /// <summary>2100: what members have spent above their advance and are still owed.</summary>
    PayableToCop,

    /// <summary>3000: the award itself, by budget line.</summary>
    Grant,

    /// <summary>5000: what was spent, by budget line.</summary>
    Expense,

    /// <summary>5900: realised difference between the rates of two days; a loss is a debit.</summary>
    ExchangeDifference,

    /// <summary>9000: where one currency turns into another, so that each currency balances by itself.</summary>
    Conversion,
}

/// <summary>Why a journal was posted.</summary>
public enum JournalKind
{
    LedgerOpened,
    AwardAmended,
    AdvancePaid,
    ClearanceAccepted,
    RefundReceived,
    TopUpPaid,
    Reversal,
}

/// <summary>Whether money may leave for an award, as Proposals last said (P19).</summary>
public enum AwardStanding
{
    Active,
    Suspended,
    Withdrawn,
}

/// <summary>Where a memorandum of understanding stands.</summary>
public enum MouState
{
    WaitingForSignatures,
    InForce,
    Expired,
}

/// <summary>Where an advance stands (N07).</summary>
public enum AdvanceState
{
    Requested,
    Verified,
    Approved,
    Paid,

    /// <summary>The members' representative has the money; it is to be cleared.</summary>
    Acknowledged,
    Cleared,

    /// <summary>Sent back with a reason: the representative may revise it.</summary>
    Returned,
    Refused,
}

/// <summary>Where a clearance stands (N09).</summary>
public enum ClearanceState
{
    Draft,
    Submitted,
    Verified,

    /// <summary>Sent back with a reason; nothing that was typed is lost.</summary>
    Returned,

    /// <summary>Posted; the cash that was left has not come back yet.</summary>
    RefundDue,

    /// <summary>Posted; more was spent than advanced, and the difference waits for approval.</summary>
    TopUpDue,
    TopUpApproved,
    Settled,
}

/// <summary>How a clearance ends: what was spent against what was still to be cleared.</summary>
public enum ClearanceOutcome
{
    Equal,

    /// <summary>Less was spent: cash comes back, or the rest is cleared later.</summary>
    Under,

    /// <summary>More was spent: a top-up is due.</summary>
    Over,
}

/// <summary>A step that a person took on an advance, or on a clearance of it.</summary>
public enum FinanceStep
{
    Requested,
    Verified,
    Approved,
    Paid,
    Acknowledged,
    Returned,
    Refused,
    ClearanceSubmitted,
    ClearanceVerified,
    ClearanceAccepted,
    ClearanceReturned,
    ReceiptRejected,
    RefundRecorded,
    TopUpApproved,
    TopUpPaid,
    Reversed,
}

/// <summary>What can wait for a person (B01).</summary>
public enum FinanceTaskKind
{
    DraftMou,
    SignMou,
    RequestAdvance,
    ReviseAdvance,
    VerifyAdvance,
    ApproveAdvance,
    PayAdvance,
    AcknowledgeReceipt,
    WriteClearance,
    VerifyClearance,
    AcceptClearance,
    RecordRefund,
    ApproveTopUp,
    PayTopUp,
}

// Rates

/// <param name="UnitsPerEur">Units of the currency for 1 EUR, with up to eight decimals.</param>
public sealed record RecordedRate(string Currency, DateOnly Day, decimal UnitsPerEur, string Source);

/// <param name="Currency">USD or KHR.</param>
/// <param name="Day">Not in the future. The rate is in force from it until the next recorded day.</param>
/// <param name="Source">Who published it, for example <c>National Bank of Cambodia</c>.</param>
public sealed record NewRate(
    [property: Required, RegularExpression("^(USD|KHR)$")] string Currency, [property: Required] DateOnly? Day, [property: Required] decimal? UnitsPerEur,
    [property: Required, StringLength(200, MinimumLength = 1)] string Source);

// The award's ledger

/// <param name="CommittedEur">Advances that are asked for, approved or not yet cleared.</param>
/// <param name="ActualEur">Spent and posted, with realised exchange differences.</param>
/// <param name="OverdueAdvances">How many advances should have been cleared before today.</param>
public sealed record LedgerCard(
    Guid AwardId, LocalText Title, Guid CopId, string CopSlug, LocalText CopName, Money AmountEur, Money CommittedEur, Money ActualEur, Money AvailableEur,
    int OverdueAdvances, DateTimeOffset OpenedAt);

/// <param name="ExchangeDifferenceEur">Realised; a loss is positive. Part of the award's actual spending, of no single line.</param>
/// <param name="AvailableForAdvancesEur">What the lines of option 2 together still allow.</param>
/// <param name="Mou">The latest version; null while none is drafted.</param>
/// <param name="NeedsMou">A line is paid by option 2, and no memorandum is in force.</param>
/// <param name="MayDraftMou">The reader may draft a version now.</param>
/// <param name="MaySignFor">Parties for which the reader may sign now.</param>
/// <param name="MayRequestAdvance">The reader represents the members' representative, and the memorandum is in force.</param>
/// <param name="Version">For <c>If-Match</c> when a memorandum is drafted.</param>
/// <param name="ConditionsOpen">The committee's conditions are not all met: nothing can be paid yet.</param>
/// <param name="BlockedBy">The earlier advance that has to be cleared before another one; null when none has.</param>
/// <param name="Standing">Whether money may leave for it now.</param>
public sealed record LedgerPage(
    Guid AwardId, LocalText Title, Guid CopId, string CopSlug, LocalText CopName, DateTimeOffset OpenedAt,
    Money AmountEur, Money CommittedEur, Money ActualEur, Money ExchangeDifferenceEur, Money AvailableEur, Money AvailableForAdvancesEur,
    IReadOnlyList<LedgerLineItem> Lines, IReadOnlyList<LedgerActivity> Activities, IReadOnlyList<LedgerMember> Members, MouItem? Mou, bool NeedsMou,
    IReadOnlyList<AdvanceCard> Advances, bool MayDraftMou, IReadOnlyList<Guid> MaySignFor, bool MayRequestAdvance, uint Version,
    bool ConditionsOpen = false, AdvanceBlock? BlockedBy = null, AwardStanding Standing = AwardStanding.Active) : IVersioned;

/// <param name="Currency">In which it is meant to be spent.</param>
public sealed record LedgerLineItem(
    Guid Id, string Description, Guid ActivityId, string Activity, Guid OrganisationId, LocalText OrganisationName, PaymentOption Option, string Currency,
    Money BudgetEur, Money CommittedEur, Money ActualEur, Money AvailableEur);

public sealed record LedgerActivity(Guid Id, string Title, string Province, DateOnly From, DateOnly To);

public sealed record LedgerMember(Guid OrganisationId, LocalText Name, string? Acronym);

// The finance policy, and who acts for whom (N13, N14)

/// <summary>One version of the finance policy; each row stands under a clause.</summary>
/// <param name="IsInForce">It decides today.</param>
/// <param name="IsAssumed">Nobody has confirmed it yet.</param>
/// <param name="Source">Where it is written, or why it is assumed.</param>
/// <param name="RecordedBy">Null for the version that the platform comes with.</param>
/// <param name="MostUncleared">Share of an award's lines of option 2 that may be out before another advance, from 0 to 1.</param>
/// <param name="MayConfirm">The reader may confirm it.</param>
public sealed record PolicyItem(
    int Number, DateOnly From, bool IsInForce, bool IsAssumed, string Source, string? RecordedBy, string? ConfirmedBy,
    IReadOnlyList<ApprovalBand> Approvals, IReadOnlyList<IncompatibleRoles> Incompatible, decimal MostUncleared, bool MayConfirm);

/// <param name="UpTo">In EUR, this amount included; null for no limit.</param>
/// <param name="Roles">Whose approvals it needs, one after the other, each of another person.</param>
public sealed record ApprovalBand(string Clause, Money? UpTo, IReadOnlyList<string> Roles);

/// <summary>Two roles that nobody holds together.</summary>
public sealed record IncompatibleRoles(string Clause, string One, string Other);

/// <param name="From">Its first day, today or later.</param>
/// <param name="Approvals">By amount, the smallest first; the last has no limit.</param>
/// <param name="MostUncleared">From 0 to 1, with two decimals.</param>
public sealed record NewPolicy(
    [property: Required] DateOnly? From, [property: Required, StringLength(400, MinimumLength = 1)] string Source,
    [property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<NewApprovalBand> Approvals,
    [property: Required] decimal? MostUncleared);

/// <param name="UpTo">In EUR; null for no limit.</param>
/// <param name="Roles"><c>finance_approve</c> or <c>facilitator</c>, as often as approvals are needed.</param>
public sealed record NewApprovalBand([property: Required, StringLength(20, MinimumLength = 1)] string Clause, Money? UpTo, [property: Required, MinLength(1), MaxLength(5)] IReadOnlyList<string> Roles);

/// <param name="Source">Where it is written: title, date, paragraph.</param>
public sealed record PolicyConfirmation([property: Required, StringLength(400, MinimumLength = 3)] string Source);

public sealed record PolicyRecorded(int Number);

/// <param name="MyRoles">Roles that the reader can hand over.</param>
/// <param name="People">Who works at the finance desk, to hand a role to.</param>
public sealed record DelegationsPage(IReadOnlyList<DelegationItem> Items, IReadOnlyList<string> MyRoles, IReadOnlyList<DeskPerson> People);

/// <param name="For">Name of who is absent.</param>
/// <param name="By">Name of who acts meanwhile.</param>
/// <param name="MayEnd">The reader is one of the two, and it has not ended.</param>
public sealed record DelegationItem(Guid Id, string Role, string For, string By, DateOnly From, DateOnly Until, string Reason, DateTimeOffset? EndedAt, bool MayEnd);

public sealed record DeskPerson(Guid PersonId, string Name, IReadOnlyList<string> Roles);

/// <param name="Role">One that the caller holds.</param>
/// <param name="Until">The last day.</param>
public sealed record NewDelegation(
    [property: Required, StringLength(40)] string Role, [property: Required] Guid? ToPersonId, [property: Required] DateOnly? From, [property: Required] DateOnly? Until,
    [property: Required, StringLength(400, MinimumLength = 3)] string Reason);

public sealed record DelegationMade(Guid Id);

// The memorandum of understanding (N05, N06)

/// <param name="Number">Version within the award, from 1; a new one replaces the last and needs every signature again.</param>
/// <param name="Hash">SHA-256 of version, text, parties, representative and validity: what a signatory sends back.</param>
/// <param name="ValidUntil">The last day on which it is in force.</param>
/// <param name="RepresentativeOrganisationId">The member that requests and clears advances for all.</param>
public sealed record MouItem(
    Guid Id, int Number, LocalText Text, string Hash, DateOnly ValidUntil, Guid RepresentativeOrganisationId, LocalText RepresentativeName,
    MouState State, IReadOnlyList<MouParty> Parties, DateTimeOffset DraftedAt);

/// <param name="SignedBy">Name of the signatory; null while it has not signed.</param>
public sealed record MouParty(Guid OrganisationId, LocalText Name, string? Acronym, bool IsFacilitator, string? SignedBy, DateTimeOffset? SignedAt);

/// <param name="Text">In English and Khmer, both needed.</param>
public sealed record NewMou([property: Required] LocalText Text, [property: Required] DateOnly? ValidUntil, [property: Required] Guid? RepresentativeOrganisationId);

public sealed record MouDrafted(Guid Id, int Number, string Hash);

/// <param name="Hash">Of the memorandum that the signatory saw.</param>
public sealed record NewMouSignature([property: Required] Guid? OrganisationId, [property: Required, StringLength(64)] string Hash);

// Advances (N07)

/// <summary>An earlier advance that has to be cleared before another one (N08).</summary>
/// <param name="IsOverdue">Else too much of several is uncleared.</param>
public sealed record AdvanceBlock(Guid AdvanceId, string Purpose, Money Outstanding, DateOnly ClearBy, bool IsOverdue, string Clause, int PolicyNumber);

/// <summary>Advances that are not cleared, by the days since they were paid.</summary>
/// <param name="Buckets">Over all of them, whatever the page shows.</param>
public sealed record AgeingPage(DateOnly Day, IReadOnlyList<AgeingBucket> Buckets, IReadOnlyList<AgeingItem> Items, string? Next);

/// <param name="FromDays">Since the payment.</param>
/// <param name="ToDays">Null for the oldest.</param>
public sealed record AgeingBucket(int FromDays, int? ToDays, int Count, Money OutstandingEur);

/// <param name="OutstandingEur">As the ledger carries it.</param>
/// <param name="Days">Since the payment.</param>
public sealed record AgeingItem(
    Guid AdvanceId, Guid AwardId, LocalText AwardTitle, LocalText OrganisationName, string Purpose, Money Outstanding, Money OutstandingEur, DateOnly PaidOn, int Days,
    DateOnly ClearBy, bool IsOverdue);

public sealed record AdvanceCard(
    Guid Id, string Purpose, Money Amount, AdvanceState State, Money Outstanding, DateOnly ClearBy, bool IsOverdue, FinanceTaskKind? NextStep, DateTimeOffset RequestedAt);

/// <param name="Id">Chosen by the caller, so that a repeat answers as the first call did; null for a new one.</param>
/// <param name="Lines">Lines of option 2 and how much for each, all in one currency.</param>
/// <param name="ClearBy">The day by which it must be cleared, on or after the activity ends.</param>
public sealed record NewAdvance(
    Guid? Id, [property: Required, MinLength(1), MaxLength(100)] IReadOnlyList<AdvanceLine> Lines, [property: Required, StringLength(1_000, MinimumLength = 1)] string Purpose,
    [property: Required] DateOnly? ActivityFrom, [property: Required] DateOnly? ActivityTo, [property: Required] DateOnly? ClearBy);

public sealed record AdvanceLine([property: Required] Guid? LineId, [property: Required] Money? Amount);

public sealed record AdvanceCreated(Guid Id);

/// <summary>Why an advance or a clearance is returned or refused.</summary>
public sealed record StepReason([property: Required, StringLength(1_000, MinimumLength = 3)] string Reason);

/// <summary>A payment that was made at the bank.</summary>
/// <param name="Day">On which it left the bank: its rate is used.</param>
public sealed record NewPayment([property: Required] DateOnly? Day, [property: Required, StringLength(100, MinimumLength = 1)] string BankReference);

/// <param name="Number">Of the journal within the award's ledger, from 1 without gaps.</param>
/// <param name="ValueEur">Of the money that moved.</param>
public sealed record Posted(Guid JournalId, int Number, Money ValueEur);

/// <param name="ValueEur">Before the payment at the rate of the request, after it at the rate of the payment.</param>
/// <param name="Outstanding">Paid and not yet cleared or returned, in the currency of the advance.</param>
/// <param name="OutstandingEur">The same as the ledger carries it.</param>
/// <param name="Paid">Null before the payment.</param>
/// <param name="Clearances">The latest last; only the last can be open.</param>
/// <param name="Journals">For finance and auditors; empty for others.</param>
/// <param name="NextStep">What the advance waits for; null when it waits for nothing more.</param>
/// <param name="MayTakeStep">The reader may take that step now.</param>
/// <param name="NextRole">The role that the step needs; null when it waits for nothing more.</param>
/// <param name="Approvals">What the policy asks for.</param>
/// <param name="Version">For <c>If-Match</c> of every step.</param>
/// <param name="ConditionsOpen">The committee's conditions for the award are not all met: it cannot be paid yet.</param>
public sealed record AdvancePage(
    Guid Id, Guid AwardId, LocalText AwardTitle, Guid CopId, LocalText CopName, Guid OrganisationId, LocalText OrganisationName,
    Money Amount, Money ValueEur, IReadOnlyList<AdvanceLineItem> Lines, string Purpose, DateOnly ActivityFrom, DateOnly ActivityTo, DateOnly ClearBy, bool IsOverdue,
    AdvanceState State, AdvancePayment? Paid, Money Outstanding, Money OutstandingEur, IReadOnlyList<StepItem> Steps, IReadOnlyList<ClearanceItem> Clearances,
    IReadOnlyList<JournalItem> Journals, FinanceTaskKind? NextStep, bool MayTakeStep, string? NextRole, ApprovalsItem Approvals, uint Version, bool ConditionsOpen = false) : IVersioned;

public sealed record AdvanceLineItem(Guid LineId, string Description, Money Amount);

/// <param name="Rate">Null for EUR.</param>
public sealed record AdvancePayment(DateOnly Day, string BankReference, RecordedRate? Rate);

/// <param name="Person">Name of who took it.</param>
/// <param name="OnBehalfOf">Name of somebody absent for whom it was taken; null where the person acted for themselves.</param>
public sealed record StepItem(FinanceStep Step, string Person, string? OnBehalfOf, string? Reason, DateTimeOffset At);

/// <param name="PolicyNumber">Version of the policy.</param>
/// <param name="ValueEur">By which the band was chosen.</param>
/// <param name="Given">How many of its approvals are given.</param>
public sealed record ApprovalsItem(int PolicyNumber, bool IsAssumed, Money ValueEur, ApprovalBand Band, int Given);

// Clearances (N09)

/// <param name="RateDay">The day of the clearance, whose rates are used; null until it is handed in: then those of today are shown.</param>
/// <param name="Rates">The rates used.</param>
/// <param name="MissingRates">Currencies of the lines without a rate; figures are null while there are any.</param>
/// <param name="Spent">Sum of the lines in the currency of the advance.</param>
/// <param name="CashReturned">Cash that was left and goes back, in the currency of the advance.</param>
/// <param name="Remaining">What stays to be cleared after this clearance.</param>
/// <param name="TopUp">Spent above what was to be cleared.</param>
public sealed record ClearanceItem(
    Guid Id, int Number, ClearanceState State, DateOnly? RateDay, IReadOnlyList<RecordedRate> Rates, IReadOnlyList<string> MissingRates,
    IReadOnlyList<ClearanceLineItem> Lines, Money CashReturned, ClearanceOutcome? Outcome, Money? Spent, Money? SpentEur, Money? Remaining, Money? TopUp);

/// <param name="InAdvanceCurrency">Its value in EUR and that in the currency of the advance, each rounded; null while a rate is missing.</param>
/// <param name="IsDuplicate">The same vendor, number and amount stand on another line, here or in another clearance.</param>
/// <param name="RejectedFor">Why finance did not accept it; null when it was not rejected. A rejected line has no value.</param>
/// <param name="ReturnedFor">Why it came back to the representative; null when it did not.</param>
public sealed record ClearanceLineItem(
    Guid Id, Guid LineId, DateOnly Day, string Vendor, string ReceiptNumber, string Description, Money Amount, Money? ValueEur, Money? InAdvanceCurrency, bool IsDuplicate,
    string? RejectedFor, string? ReturnedFor);

/// <summary>The whole clearance: what is left out is removed, what has no id is new. It can be saved unfinished.</summary>
/// <param name="CashReturned">Cash that was left and goes back, in the currency of the advance; null for none.</param>
public sealed record ClearanceDraft([property: Required, MaxLength(500)] IReadOnlyList<ClearanceLine> Lines, Money? CashReturned);

/// <param name="LineId">Line of the award, of option 2, that it is spent on.</param>
/// <param name="Day">On the receipt.</param>
/// <param name="Amount">As the receipt says; its currency may be another than that of the advance.</param>
public sealed record ClearanceLine(
    Guid? Id, [property: Required] Guid? LineId, [property: Required] DateOnly? Day, [property: Required, StringLength(200, MinimumLength = 1)] string Vendor,
    [property: Required, StringLength(60, MinimumLength = 1)] string ReceiptNumber, [property: Required, StringLength(400, MinimumLength = 1)] string Description,
    [property: Required] Money? Amount);

/// <summary>Cash that came back.</summary>
/// <param name="Day">On which it reached the bank: its rate is used.</param>
/// <param name="Amount">In the currency of the advance, at most what is due; what did not come stays to be cleared.</param>
public sealed record NewRefund([property: Required] DateOnly? Day, [property: Required, StringLength(100, MinimumLength = 1)] string BankReference, [property: Required] Money? Amount);

// Journals

/// <param name="Number">Within the award's ledger, from 1 without gaps.</param>
/// <param name="Reference">Of the bank, or the reason of a reversal; null where there is none.</param>
/// <param name="Rates">The rates that its values come from.</param>
/// <param name="ReversesNumber">Of the journal that this one takes back; null unless it is a reversal.</param>
public sealed record JournalItem(
    Guid Id, Guid AwardId, int Number, JournalKind Kind, DateOnly Day, string? Reference, Guid? AdvanceId, int? ReversesNumber, string PostedBy, DateTimeOffset PostedAt,
    IReadOnlyList<RecordedRate> Rates, IReadOnlyList<JournalLineItem> Lines);

/// <param name="Amount">Debit positive, credit negative. An exchange difference has the amount 0 and only a value.</param>
/// <param name="LineId">Budget line of the award; null where it belongs to none.</param>
public sealed record JournalLineItem(LedgerAccount Account, Money Amount, Money ValueEur, Guid? LineId, Guid? ActivityId, Guid? OrganisationId, Guid? AdvanceId);

/// <param name="Day">As of the end of this day; null for now.</param>
/// <param name="SumEur">Of all values: 0.</param>
public sealed record TrialBalance(DateOnly? Day, IReadOnlyList<AccountBalance> Accounts, Money SumEur);

/// <param name="Number">Of the account in the chart.</param>
public sealed record AccountBalance(LedgerAccount Account, int Number, LocalText Name, Money Amount, Money ValueEur);

/// <summary>What was spent of what was promised, in EUR, as the ledger holds it.</summary>
/// <param name="Day">Counts what is of this day or earlier; null for all.</param>
/// <param name="Booked">Counts what was booked by the end of this day, so that an old report can be made again; null for all.</param>
/// <param name="ExchangeDifferenceEur">A loss is positive; it is spent beside the lines.</param>
/// <param name="UnclearedEur">Paid ahead and not cleared yet.</param>
/// <param name="PaidEur">What has left the bank.</param>
public sealed record DonorReport(
    DateOnly? Day, DateOnly? Booked, IReadOnlyList<DonorReportAward> Awards, Money BudgetEur, Money SpentEur, Money ExchangeDifferenceEur, Money UnclearedEur, Money PaidEur);

/// <param name="OwedEur">Spent by members above their advance and not paid to them yet.</param>
public sealed record DonorReportAward(
    Guid AwardId, LocalText Title, LocalText CopName, IReadOnlyList<DonorReportLine> Lines, Money BudgetEur, Money SpentEur, Money ExchangeDifferenceEur, Money UnclearedEur, Money OwedEur,
    Money PaidEur);

public sealed record DonorReportLine(Guid LineId, string Description, Money BudgetEur, Money SpentEur, Money LeftEur);

// Reading

/// <summary>Something that waits for the reader.</summary>
/// <param name="AdvanceId">Null where it is about the award as a whole.</param>
/// <param name="OrganisationId">For which the reader would act; null where the reader acts alone.</param>
/// <param name="Amount">That the step is about; null where there is none, and for a top-up: its amount stands on the advance's page.</param>
/// <param name="Due">The day by which an advance must be cleared; null where there is none.</param>
public sealed record FinanceTask(FinanceTaskKind Kind, Guid AwardId, Guid? AdvanceId, LocalText Title, LocalText CopName, Guid? OrganisationId, Money? Amount, DateOnly? Due);

// Imports: PUT /api/finance/imports/{kind}/{sourceKey}, scope import, idempotent by source key.

/// <param name="Outcome"><c>created</c> or <c>unchanged</c>.</param>
public sealed record FinanceImported(Guid Id, string Outcome);
