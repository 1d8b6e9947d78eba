using System.ComponentModel.DataAnnotations;

namespace CCoP.Proposals.Contracts;

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    Draft,
    Submitted,

    /// <summary>Sent back with a reason: its members may edit and hand it in again while the round is open.</summary>
    Returned,
    Approved,
    ApprovedWithConditions,
    Rejected,
    Awarded,
}

/// <summary>What the committee can decide (P14).</summary>
public enum DecisionOutcome
{
    Approve,
    ApproveWithConditions,
    Return,
    Reject,
}

/// <summary>Where a condition of an approval stands: its member fulfils it, then the facilitator confirms it or sends it back (P14).</summary>
public enum ConditionState
{
    Open,
    Fulfilled,
    Confirmed,
}

/// <summary>What becomes of an appeal against a rejection (P16).</summary>
public enum AppealOutcome
{
    /// <summary>Upheld: its members may change it and hand it in again.</summary>
    Return,

    /// <summary>Upheld: the committee looks at the same content again.</summary>
    ReviewAgain,

    /// <summary>The rejection stands.</summary>
    Dismiss,
}

/// <summary>How a committee comes together.</summary>
public enum MeetingVenue
{
    InPerson,
    Online,
}

/// <summary>How a line is paid (F23): 1, the facilitator pays; 2, an advance to the members' representative.</summary>
public enum PaymentOption
{
    Option1 = 1,
    Option2 = 2,
}

/// <summary>Where a round stands by the clock.</summary>
public enum RoundState
{
    Announced,
    Open,
    Closed,
}

/// <summary>Why an envelope's reserved amount changed (P01).</summary>
public enum EnvelopeCause
{
    /// <summary>The committee approved a proposal.</summary>
    Approved,

    /// <summary>An award was made smaller.</summary>
    Reduced,

    /// <summary>An award was withdrawn.</summary>
    Withdrawn,
}

/// <summary>An issued award waits until Finance has opened its ledger (G08).</summary>
public enum AwardState
{
    WaitingForFinance,
    Open,

    /// <summary>Under review: no money leaves for it until it is resumed or withdrawn (P19).</summary>
    Suspended,
    Withdrawn,
}

/// <summary>What an amendment does to an award (P17).</summary>
public enum AmendmentKind
{
    /// <summary>Moves money between lines, or changes activities; the sum stays.</summary>
    Move,

    /// <summary>Gives a part back.</summary>
    Reduce,

    /// <summary>Gives all of it back: the award ends.</summary>
    Withdraw,
}

/// <summary>Where an amendment stands.</summary>
public enum AmendmentState
{
    WaitingForApproval,

    /// <summary>Agreed; it counts once Finance has booked it.</summary>
    WaitingForFinance,
    Booked,
    Refused,

    /// <summary>More is spent or promised than it would leave; nothing changed.</summary>
    NotBooked,
}

/// <summary>Why fewer than two legal grantees hold an award (P19).</summary>
public enum SuspensionReason
{
    MemberLeftCop,
    MemberWithdrew,

    /// <summary>Two members turned out to be, or may be, one legal entity.</summary>
    OneLegalEntity,
}

/// <summary>Where an organisation stands in a joint proposal.</summary>
public enum CoApplicantState
{
    Invited,
    Accepted,
    Declined,

    /// <summary>It had accepted, and went: by itself, or taken out by the others when it was no longer in the CoP.</summary>
    Left,
}

/// <summary>What became of a project of the past. Carried out is all that its source says: not that it was awarded (F28).</summary>
public enum ProjectState
{
    CarriedOut,
}

/// <summary>A place in a round's committee (P10).</summary>
public enum Seat
{
    Member,
    Chair,

    /// <summary>Decides when the chair is in conflict or away.</summary>
    Substitute,
}

/// <summary>What ties a person to a proposal, so that it does not exist for them as a member of the committee (P11).</summary>
public enum ConflictKind
{
    /// <summary>Their organisation applies.</summary>
    Employment,

    /// <summary>Their organisation is a member of the CoP.</summary>
    CoMembership,

    /// <summary>Their organisation hosts or is hosted by one of these, or may be.</summary>
    Hosting,

    /// <summary>They helped to write it at a clinic (A03).</summary>
    Coaching,

    /// <summary>Somebody doubted that they are impartial, and the chair agreed.</summary>
    Challenge,

    /// <summary>They said so themselves.</summary>
    Declared,
}

/// <summary>What the chair, or the substitute, says about an involvement.</summary>
public enum Ruling
{
    StaysOut,
    TakesPart,
}

/// <summary>Where a coach's request for change stands (P09).</summary>
public enum ChangeState
{
    Open,
    Done,

    /// <summary>With a reason.</summary>
    Declined,
}

/// <summary>What can wait for a person (B01).</summary>
public enum TaskKind
{
    AcceptInvitation,
    WriteDraft,
    SignOff,
    Submit,
    Score,
    Decide,
    AnswerAppeal,
    JoinMeeting,
    FulfilCondition,
    ConfirmCondition,
    IssueAward,
    RuleOnInvolvement,
    Coach,
    AnswerCoach,
    ApproveAmendment,
    ReviewSuspension,

    /// <summary>Too few of the committee can judge it: seat a substitute (P10).</summary>
    SeatSubstitute,
}

// Rounds

public sealed record RoundCard(Guid Id, LocalText Title, DateTimeOffset Opens, DateTimeOffset Deadline, RoundState State, bool Demo, Money Envelope);

/// <param name="Quorum">How many unconflicted scores a decision needs.</param>
/// <param name="RubricVersion">Counts its changes, from 1; it is frozen once the round opens (P13).</param>
/// <param name="Committee">Every seat, also those that ended or have not begun; empty for machine clients.</param>
public sealed record RoundPage(
    Guid Id, LocalText Title, DateTimeOffset Opens, DateTimeOffset Deadline, RoundState State, bool Demo, Money Envelope,
    IReadOnlyList<Criterion> Rubric, int RubricVersion, int Quorum, IReadOnlyList<CommitteeSeat> Committee, IReadOnlyList<ClinicCard> Clinics, uint Version) : IVersioned;

/// <param name="Key">Stable within the round.</param>
/// <param name="Weight">In percent; the weights of a rubric sum to 100.</param>
public sealed record Criterion([property: Required, StringLength(40, MinimumLength = 1)] string Key, [property: Required] LocalText Title, [property: Range(1, 100)] int Weight);

/// <param name="To">Counts until before it; null: for as long as the round takes.</param>
/// <param name="Sits">Its term runs, and the person holds a committee role.</param>
public sealed record CommitteeSeat(Guid Id, Guid PersonId, string Name, Seat Seat, DateTimeOffset From, DateTimeOffset? To, bool Sits);

/// <summary>Somebody who may be seated in a committee: they hold a committee role now.</summary>
public sealed record CommitteeCandidate(Guid PersonId, string Name);

/// <param name="From">The first day; null: at once.</param>
/// <param name="Until">The last day; null: for as long as the round takes.</param>
public sealed record NewSeat([property: Required] Guid? PersonId, [property: Required] Seat? Seat, DateOnly? From, DateOnly? Until);

/// <param name="Until">The last day; null: at once.</param>
public sealed record SeatEnd(DateOnly? Until);

public sealed record NewRubric([property: Required, MaxLength(20)] IReadOnlyList<Criterion> Rubric);

/// <summary>An envelope with the rounds that share it and its history, for those who answer for the money (P01).</summary>
/// <param name="Reserved">Sum of the entries that exist for the reader.</param>
/// <param name="Entries">The newest first.</param>
public sealed record EnvelopePage(Guid Id, Money Amount, Money Reserved, Money Available, IReadOnlyList<EnvelopeRound> Rounds, Page<EnvelopeEntryItem> Entries);

/// <param name="Ceiling">Of all its approvals together; null: only the envelope limits them.</param>
/// <param name="ProposalCeiling">Of one proposal.</param>
public sealed record EnvelopeRound(Guid Id, LocalText Title, Money? Ceiling, Money? ProposalCeiling);

/// <param name="Amount">Above zero it was reserved, below zero released.</param>
/// <param name="By">Name of the person.</param>
public sealed record EnvelopeEntryItem(
    Guid Id, EnvelopeCause Cause, Money Amount, Guid ProposalId, LocalText ProposalTitle, Guid RoundId, LocalText RoundTitle, LocalText Reason, string By, DateTimeOffset At);

/// <summary>An L&amp;L event that a proposal can cite as its origin (P05).</summary>
/// <param name="PrintedDate">As the source prints it: a day, a range or a month.</param>
public sealed record OriginEventItem(Guid Id, LocalText Title, string PrintedDate, string Place);

// Templates

/// <summary>A version of the templates (P02); once published it never changes.</summary>
/// <param name="Version">Year and number, for example <c>2026-1</c>.</param>
/// <param name="IsCurrent">New proposals begin with it.</param>
public sealed record TemplatePage(
    string Version, DateTimeOffset PublishedAt, bool IsCurrent, IReadOnlyList<TemplateItem> Sections, IReadOnlyList<TemplateItem> Budget, IReadOnlyList<TemplateItem> Agenda);

/// <param name="Key">Stable over versions.</param>
/// <param name="Hint">The question that a section answers, or what to think of.</param>
public sealed record TemplateItem(
    [property: Required, RegularExpression("^[a-z][a-z0-9-]{0,39}$")] string Key, [property: Required] LocalText Title, [property: Required] LocalText Hint);

public sealed record NewTemplate(
    [property: Required, MaxLength(20)] IReadOnlyList<TemplateItem> Sections, [property: Required, MaxLength(20)] IReadOnlyList<TemplateItem> Budget,
    [property: Required, MaxLength(20)] IReadOnlyList<TemplateItem> Agenda);

public sealed record TemplatePublished(string Version);

/// <param name="Version">The current one, as the writer saw it.</param>
public sealed record TemplateChoice([property: Required, StringLength(20)] string Version);

// Reading

public sealed record ProposalCard(
    Guid Id, LocalText Title, Guid CopId, string CopSlug, LocalText CopName, Guid RoundId, LocalText RoundTitle, DateTimeOffset Deadline,
    ProposalState State, DateTimeOffset? SubmittedAt);

/// <param name="TemplateVersion">Of the templates that it is written with.</param>
/// <param name="NewerTemplate">A later version that a draft can go on with; null when there is none.</param>
/// <param name="Predecessor">What it goes on from, with its results (P08).</param>
/// <param name="ContentHash">Of title, origin, sections, activities, budget and co-applicants: what a sign-off binds itself to.</param>
/// <param name="BasicsVersion">For <c>If-Match</c> when title and origin are saved; the other parts have their own.</param>
/// <param name="Missing">What a submission would be refused for now: codes such as <c>proposal.two_grantees</c>.</param>
/// <param name="MayEdit">The reader may change it now.</param>
/// <param name="MaySignFor">Organisations for which the reader may sign off now and that have not signed this content.</param>
/// <param name="MayAcceptFor">Invited organisations for which the reader may answer.</param>
/// <param name="Decisions">The latest last; a returned proposal may have several.</param>
/// <param name="Coaching">Null for whoever is neither a member nor a coach.</param>
/// <param name="HandInBy">The last moment to hand it in: the round's deadline, or later where it was sent back.</param>
/// <param name="Submissions">Each time it was handed in, the latest last.</param>
/// <param name="AppealUntil">Its members may appeal until then; null when they cannot.</param>
/// <param name="MayAppealFor">Organisations for which the reader may appeal now.</param>
/// <param name="Appeal">Null while its members have not appealed.</param>
/// <param name="CommentsToCop">What committee members wrote for the CoP, without their names; only of scorings that were decided (P13).</param>
public sealed record ProposalPage(
    Guid Id, LocalText Title, Guid CopId, string CopSlug, LocalText CopName, RoundCard Round, ProposalState State, string TemplateVersion, string? NewerTemplate,
    OriginEventItem? Origin, PhaseResults? Predecessor, IReadOnlyList<SectionItem> Sections, ActivitiesPart Activities, BudgetPart Budget,
    IReadOnlyList<CoApplicantItem> CoApplicants, string ContentHash, uint BasicsVersion, IReadOnlyList<string> Missing,
    bool MayEdit, IReadOnlyList<Guid> MaySignFor, IReadOnlyList<Guid> MayAcceptFor,
    DateTimeOffset? SubmittedAt, IReadOnlyList<DecisionItem> Decisions, AwardCard? Award, CoachingPart? Coaching, uint Version,
    DateTimeOffset HandInBy, IReadOnlyList<SubmissionItem> Submissions, DateTimeOffset? AppealUntil, IReadOnlyList<Guid> MayAppealFor, AppealItem? Appeal,
    IReadOnlyList<string> CommentsToCop) : IVersioned;

/// <param name="Number">From 1.</param>
/// <param name="ContentHash">SHA-256 of what was handed in.</param>
public sealed record SubmissionItem(int Number, string ContentHash, DateTimeOffset At);

/// <param name="Outcome">Null until it is answered, as are the two after it.</param>
public sealed record AppealItem(Guid OrganisationId, string Reason, DateTimeOffset At, AppealOutcome? Outcome, LocalText? Answer, DateTimeOffset? AnsweredAt);

/// <param name="Text">In the language of its writers; empty while unwritten.</param>
/// <param name="Version">For <c>If-Match</c>: each section has its own, so that two people can write two sections at once (P03).</param>
/// <param name="IsLeftOver">The templates in use no longer ask for it: its text waits to be moved.</param>
public sealed record SectionItem(string Key, LocalText Title, LocalText Hint, string Text, bool IsLeftOver, uint Version) : IVersioned;

/// <param name="Agendas">One of each activity, in the same order.</param>
/// <param name="Version">Of the list; each agenda has its own.</param>
public sealed record ActivitiesPart(IReadOnlyList<ActivityItem> Items, IReadOnlyList<AgendaPart> Agendas, uint Version) : IVersioned;

/// <param name="Province">ISO 3166-2 code, for example <c>KH-12</c>.</param>
/// <param name="Place">Commune, village or venue, as its writers call it.</param>
public sealed record ActivityItem(
    Guid? Id, [property: Required, StringLength(200, MinimumLength = 1)] string Title, [property: Required, RegularExpression("^KH-[0-9]{1,2}$")] string Province,
    DateOnly From, DateOnly To, [property: StringLength(200)] string? Place = null);

/// <summary>What happens when in one activity (P07).</summary>
/// <param name="Items">Empty while unwritten.</param>
/// <param name="Fits">False when the activity was moved and its agenda was not.</param>
public sealed record AgendaPart(Guid ActivityId, IReadOnlyList<AgendaEntry> Items, bool Fits, uint Version) : IVersioned;

/// <param name="Day">May be left out for an activity of one day.</param>
/// <param name="Time">In Phnom Penh.</param>
/// <param name="LedBy">A role or an organisation; no name of a person is needed.</param>
public sealed record AgendaEntry(DateOnly? Day, TimeOnly? Time, [property: Required, StringLength(200, MinimumLength = 1)] string Title, [property: StringLength(200)] string? LedBy);

/// <param name="Totals">One per currency in use.</param>
/// <param name="TotalEur">Sum of the lines' EUR values at the recorded rates; null while a rate is missing.</param>
/// <param name="MissingRates">Currencies in use without a recorded rate.</param>
public sealed record BudgetPart(
    IReadOnlyList<BudgetLineItem> Lines, IReadOnlyList<Money> Totals, Money? TotalEur, IReadOnlyList<RateItem> Rates, IReadOnlyList<string> MissingRates,
    uint Version) : IVersioned;

/// <param name="TotalEur">Null while the rate is missing.</param>
public sealed record BudgetLineItem(
    Guid Id, string Description, string Unit, decimal Quantity, Money UnitCost, Guid ActivityId, Guid OrganisationId, PaymentOption Option,
    Money Total, Money? TotalEur);

/// <param name="UnitsPerEur">Units of the currency for 1 EUR.</param>
public sealed record RateItem(string Currency, decimal UnitsPerEur, DateOnly Day, string Source);

/// <param name="SignedAt">When it signed off this very content; null when it has not.</param>
/// <param name="LastSignOff">Its latest, also when a change has ended it; null when it never signed.</param>
/// <param name="MayLeave">The reader may take it out now: its own representative, or any writer when it has left the CoP.</param>
/// <param name="HasLeftCop">It is no longer a member of the CoP: the others take it out before they submit.</param>
public sealed record CoApplicantItem(
    Guid OrganisationId, LocalText Name, string? Acronym, CoApplicantState State, bool IsGrantee, DateTimeOffset? SignedAt, EarlierSignOff? LastSignOff = null,
    bool HasLeftCop = false, bool MayLeave = false);

/// <param name="Edition">Of the content that was signed: what changed since is asked with it.</param>
public sealed record EarlierSignOff(int Edition, DateTimeOffset At);

/// <param name="ApprovedEur">Null unless it was approved.</param>
/// <param name="Lines">What was requested and approved line by line, as it then was; empty unless it was approved.</param>
/// <param name="Votes">How the committee voted in its meeting, the most votes first; empty where it did not.</param>
public sealed record DecisionItem(
    DecisionOutcome Outcome, LocalText Reason, IReadOnlyList<ConditionItem> Conditions, Money? ApprovedEur, IReadOnlyList<DecidedLine> Lines, DateTimeOffset At,
    IReadOnlyList<VoteCount> Votes);

public sealed record DecidedLine(Guid LineId, string Description, Money RequestedEur, Money ApprovedEur);

/// <param name="OrganisationId">The member that must fulfil it.</param>
/// <param name="Note">How it was fulfilled, in the words of the member; null before.</param>
/// <param name="SentBackBecause">Why the facilitator sent it back the last time; null while never.</param>
/// <param name="MayFulfil">The reader may say now that it is done.</param>
/// <param name="MayConfirm">The reader may confirm it now, or send it back.</param>
public sealed record ConditionItem(
    Guid Id, LocalText Text, DateOnly Due, Guid OrganisationId, ConditionState State, string? Note, DateTimeOffset? FulfilledAt,
    string? SentBackBecause, DateTimeOffset? ConfirmedAt, bool MayFulfil, bool MayConfirm);

/// <summary>Something that waits for the reader.</summary>
/// <param name="Id">Of the proposal, of the meeting to join, or of the award that is meant.</param>
/// <param name="OrganisationId">For which the reader would act; null where the reader acts alone.</param>
public sealed record MyTask(TaskKind Kind, Guid Id, LocalText Title, LocalText CopName, Guid? OrganisationId, DateTimeOffset? Due);

// Drafting

/// <param name="Id">Chosen by the caller, so that a repeat answers as the first call did; null for a new one.</param>
/// <param name="OrganisationId">The organisation for which the caller starts it.</param>
public sealed record NewProposal(
    Guid? Id, [property: Required] Guid? RoundId, [property: Required] Guid? CopId, [property: Required] Guid? OrganisationId, [property: Required] LocalText Title);

public sealed record ProposalCreated(Guid Id);

/// <param name="PredecessorId">The award, or the project of the past, that it goes on from; null when it begins something new.</param>
public sealed record ProposalBasics([property: Required] LocalText Title, Guid? OriginEventId, Guid? PredecessorId = null);

public sealed record SectionText([property: Required(AllowEmptyStrings = true), StringLength(6_000)] string Text);

/// <summary>The whole list: what is left out is removed, what has no id is new.</summary>
public sealed record ActivityList([property: Required, MaxLength(50)] IReadOnlyList<ActivityItem> Items);

/// <summary>The whole agenda of one activity.</summary>
public sealed record ActivityAgenda([property: Required, MaxLength(100)] IReadOnlyList<AgendaEntry> Items);

/// <summary>The whole grid: what is left out is removed, what has no id is new.</summary>
public sealed record BudgetGrid([property: Required, MaxLength(500)] IReadOnlyList<BudgetLine> Lines);

/// <param name="Quantity">With up to three decimals.</param>
public sealed record BudgetLine(
    Guid? Id, [property: Required, StringLength(200, MinimumLength = 1)] string Description, [property: Required, StringLength(60, MinimumLength = 1)] string Unit,
    decimal Quantity, Money UnitCost, [property: Required] Guid? ActivityId, [property: Required] Guid? OrganisationId, [property: Required] PaymentOption? Option);

public sealed record CoApplicantInvitation([property: Required] Guid? OrganisationId);

/// <param name="ContentHash">Of the content that the signatory saw.</param>
public sealed record NewSignOff([property: Required] Guid? OrganisationId, [property: Required, StringLength(64)] string ContentHash);

// The history of a draft

/// <summary>One saved version of one part (P03).</summary>
/// <param name="Edition">Counts the changes of the whole proposal, from 1.</param>
/// <param name="Part"><c>basics</c>, <c>activities</c>, <c>agendas</c>, <c>budget</c>, <c>members</c> or the key of a section.</param>
/// <param name="Writer">Null when the person is no longer known.</param>
public sealed record SavedVersion(int Edition, string Part, Guid OrganisationId, LocalText OrganisationName, string? Writer, DateTimeOffset At);

/// <summary>A part as it was saved: the one member that its kind has.</summary>
/// <param name="Members">Organisations that apply jointly.</param>
public sealed record PartContent(
    ProposalBasics? Basics = null, string? Text = null, IReadOnlyList<ActivityItem>? Activities = null, IReadOnlyList<BudgetLine>? Lines = null,
    IReadOnlyList<Guid>? Members = null, IReadOnlyList<SavedAgenda>? Agendas = null);

/// <param name="Activity">Its title when the agenda was saved.</param>
public sealed record SavedAgenda(Guid ActivityId, string Activity, IReadOnlyList<AgendaEntry> Items);

/// <summary>A part that is not what it was.</summary>
/// <param name="Before">Null when nothing had been saved.</param>
/// <param name="Versions">Those that led from the one to the other, the latest first.</param>
public sealed record PartChange(string Part, PartContent? Before, PartContent After, IReadOnlyList<SavedVersion> Versions);

/// <summary>What breaks if one of the members leaves (A01).</summary>
/// <param name="GranteesLeft">Legal grantees that would remain; a pair with an open hosting question counts as one.</param>
/// <param name="EndsIt">Fewer than two would remain, whatever is ruled.</param>
/// <param name="NeedsRuling">Two would remain only if an open hosting question is ruled on.</param>
/// <param name="Activities">Ids of those that only this member has budget lines in.</param>
/// <param name="SharedActivities">Ids of those in which others have lines too.</param>
/// <param name="Lines">Ids of its budget lines.</param>
/// <param name="LinesEur">What they are worth; null while a rate is missing.</param>
/// <param name="Sections">Keys of those that it wrote last.</param>
public sealed record Departure(
    Guid OrganisationId, int GranteesLeft, bool EndsIt, bool NeedsRuling, IReadOnlyList<Guid> Activities, IReadOnlyList<Guid> SharedActivities,
    IReadOnlyList<Guid> Lines, Money? LinesEur, IReadOnlyList<string> Sections);

// Clinics

/// <param name="Coaches">Their names; empty for machine clients.</param>
public sealed record ClinicCard(Guid Id, LocalText Title, DateOnly From, DateOnly To, string Province, string? Place, IReadOnlyList<string> Coaches);

/// <param name="Drafts">Those that exist for the reader.</param>
public sealed record ClinicPage(
    Guid Id, Guid RoundId, LocalText RoundTitle, LocalText Title, DateOnly From, DateOnly To, string Province, string? Place,
    IReadOnlyList<ClinicCoach> Coaches, IReadOnlyList<ProposalCard> Drafts, bool MayChange, uint Version) : IVersioned;

public sealed record ClinicCoach(Guid PersonId, string Name);

/// <param name="Id">Chosen by the caller, so that a repeat answers as the first call did; null for a new one.</param>
/// <param name="Province">ISO 3166-2 code, for example <c>KH-12</c>.</param>
/// <param name="Coaches">People from the list of those who may coach.</param>
public sealed record NewClinic(
    Guid? Id, [property: Required] LocalText Title, DateOnly From, DateOnly To,
    [property: Required, RegularExpression("^KH-[0-9]{1,2}$")] string Province, [property: StringLength(200)] string? Place, [property: Required, MaxLength(20)] IReadOnlyList<Guid> Coaches);

public sealed record ClinicCalled(Guid Id);

/// <summary>What coaches and members tell each other about a draft.</summary>
/// <param name="Clinics">To which the draft was brought or still can be.</param>
/// <param name="MayNote">The reader coaches it at a clinic that is on.</param>
public sealed record CoachingPart(IReadOnlyList<ProposalClinic> Clinics, IReadOnlyList<CoachNoteItem> Notes, bool MayNote);

public sealed record ProposalClinic(Guid Id, LocalText Title, DateOnly From, DateOnly To, string Province, string? Place, bool IsBrought, bool IsOver);

/// <param name="Part">Key of the section it is about, <c>activities</c> or <c>budget</c>; null: the whole draft.</param>
/// <param name="Change">Null: a note that asks for nothing.</param>
public sealed record CoachNoteItem(
    Guid Id, string Coach, string Text, string? Part, DateTimeOffset At, ChangeState? Change, string? Answer, DateTimeOffset? AnsweredAt, uint Version) : IVersioned;

/// <param name="Id">Chosen by the caller, so that a repeat answers as the first call did; null for a new one.</param>
public sealed record NewNote(Guid? Id, [property: Required, StringLength(2_000, MinimumLength = 1)] string Text, [property: StringLength(60)] string? Part, bool AsksForChange);

public sealed record NoteWritten(Guid Id);

/// <param name="State">Done or declined.</param>
/// <param name="Answer">Needed when it is declined.</param>
public sealed record ChangeAnswer([property: Required] ChangeState? State, [property: StringLength(2_000)] string? Answer);

// Reviewing and deciding

/// <summary>What a committee member sees of the scoring. Until their own score is in, nothing of the others (P12).</summary>
/// <param name="Mine">Null until it is in for this content.</param>
/// <param name="Others">Null until the reader's own is in.</param>
/// <param name="Summary">Null until the reader's own is in.</param>
/// <param name="MayScore">The reader may score now.</param>
/// <param name="MayDecide">The reader is the one to decide now, once there is quorum.</param>
public sealed record ReviewDesk(
    Guid ProposalId, IReadOnlyList<Criterion> Rubric, int Quorum, ReviewItem? Mine, IReadOnlyList<ReviewItem>? Others, ScoreSummary? Summary,
    bool MayScore, bool MayDecide);

/// <param name="Comment">For the committee alone.</param>
/// <param name="ToCop">For the members of the CoP, once it is decided.</param>
public sealed record ReviewItem(string Reviewer, IReadOnlyList<CriterionScore> Scores, string? Comment, string? ToCop, DateTimeOffset At);

/// <param name="Points">0 to 5.</param>
public sealed record CriterionScore(
    [property: Required, StringLength(40)] string Criterion, [property: Required, Range(0, 5)] int? Points, [property: StringLength(2_000)] string? Comment);

/// <param name="Average">Weighted, of 5, to two decimals.</param>
/// <param name="Missing">How many scores are missing for a quorum.</param>
public sealed record ScoreSummary(int Count, decimal? Average, int Missing);

/// <param name="Comment">For the committee alone.</param>
/// <param name="ToCop">For the members of the CoP, once it is decided.</param>
public sealed record NewReview(
    [property: Required, MaxLength(20)] IReadOnlyList<CriterionScore> Scores, [property: StringLength(4_000)] string? Comment, [property: StringLength(4_000)] string? ToCop = null);

public sealed record Recusal([property: Required, StringLength(1_000, MinimumLength = 3)] string Reason);

// Impartiality

/// <summary>Who of the committee may take part in judging a proposal, as its acting chair, the facilitator and the auditor may know it: that somebody stays out and on what ground, never why.</summary>
/// <param name="MissingForQuorum">How many more people have to be seated before it can be decided at all; 0 when there are enough.</param>
/// <param name="HasDecider">A chair or substitute takes part.</param>
/// <param name="Involvements">Those on which the reader is the one to rule, and those that are ruled on; empty for others.</param>
public sealed record CommitteeStanding(
    Guid ProposalId, LocalText Title, Guid RoundId, int Quorum, IReadOnlyList<SeatStanding> Seats, int MissingForQuorum, bool HasDecider,
    IReadOnlyList<InvolvementItem> Involvements);

/// <param name="Conflicts">Empty: takes part.</param>
public sealed record SeatStanding(Guid PersonId, string Name, Seat Seat, IReadOnlyList<ConflictKind> Conflicts);

/// <param name="Source">The clinic, or the ground of the challenge.</param>
/// <param name="Ruling">Null until ruled on.</param>
public sealed record InvolvementItem(Guid Id, Guid PersonId, string Name, ConflictKind Kind, string Source, DateTimeOffset At, Ruling? Ruling, string? RulingReason);

public sealed record NewRuling([property: Required] Ruling? Ruling, [property: Required, StringLength(1_000, MinimumLength = 3)] string Reason);

/// <param name="Ground">Why this member may not be impartial; read by whoever rules on it.</param>
public sealed record NewChallenge([property: Required] Guid? PersonId, [property: Required, StringLength(1_000, MinimumLength = 3)] string Ground);

/// <param name="Reason">In English and Khmer, both needed (P14).</param>
/// <param name="Conditions">At least one for an approval with conditions.</param>
/// <param name="ApprovedEur">Needed for an approval that does not name its lines: spread over them in proportion; at most what was requested.</param>
/// <param name="Lines">An amount for every line of the budget, where they are approved one by one; else null.</param>
public sealed record NewDecision(
    [property: Required] DecisionOutcome? Outcome, [property: Required] LocalText Reason, [property: MaxLength(20)] IReadOnlyList<NewCondition>? Conditions, Money? ApprovedEur,
    [property: MaxLength(500)] IReadOnlyList<LineApproval>? Lines = null);

/// <param name="Text">In English and Khmer, both needed.</param>
/// <param name="OrganisationId">The member that must fulfil it.</param>
public sealed record NewCondition([property: Required] LocalText Text, [property: Required] DateOnly? Due, [property: Required] Guid? OrganisationId);

/// <param name="ApprovedEur">From nothing to what was requested.</param>
public sealed record LineApproval([property: Required] Guid? LineId, Money ApprovedEur);

/// <param name="Note">What was done, and where it can be seen.</param>
public sealed record FulfilmentNote([property: Required, StringLength(4_000, MinimumLength = 3)] string Note);

public sealed record SendingBack([property: Required, StringLength(4_000, MinimumLength = 3)] string Reason);

// Appeal and resubmission

/// <param name="OrganisationId">The member for which the caller appeals.</param>
public sealed record NewAppeal([property: Required] Guid? OrganisationId, [property: Required, StringLength(4_000, MinimumLength = 3)] string Reason);

/// <param name="Answer">In English and Khmer, both needed.</param>
public sealed record AppealAnswer([property: Required] AppealOutcome? Outcome, [property: Required] LocalText Answer);

/// <summary>What is different from an earlier submission.</summary>
/// <param name="Before">The submission before it.</param>
/// <param name="After">The latest submission; null for the content as its members have it now.</param>
public sealed record Comparison(SubmissionItem Before, SubmissionItem? After, IReadOnlyList<PartChange> Changes);

// Meetings of the committee

/// <param name="Id">Chosen by the caller, so that a repeat answers as the first call did; null for a new one.</param>
/// <param name="Place">Where it is; for an online meeting its address, which begins with https://.</param>
public sealed record NewMeeting(
    Guid? Id, [property: Required] Guid? RoundId, [property: Required] DateTimeOffset? StartsAt, [property: Required] MeetingVenue? Venue,
    [property: Required, StringLength(300, MinimumLength = 1)] string Place);

public sealed record MeetingPlanned(Guid Id);

public sealed record MeetingCard(Guid Id, Guid RoundId, LocalText RoundTitle, DateTimeOffset StartsAt, MeetingVenue Venue, string Place);

/// <summary>A meeting as it is for its reader: a proposal that does not exist for them is not on its agenda.</summary>
/// <param name="Quorum">How many unconflicted votes an item needs.</param>
/// <param name="MayJoin">The reader may say now that they are here.</param>
public sealed record MeetingPage(MeetingCard Meeting, int Quorum, IReadOnlyList<Attendee> Attendance, IReadOnlyList<DeliberationItem> Agenda, bool MayJoin, bool HasJoined);

public sealed record Attendee(string Name, DateTimeOffset At);

/// <summary>One proposal on the agenda. Until the reader's own vote is in, or the item is closed, nothing of the others' votes (P12, P15).</summary>
/// <param name="Mine">Null until it is in.</param>
/// <param name="Votes">Null until the reader's own is in or the item is closed.</param>
/// <param name="Missing">How many votes are missing for a quorum; null as the votes are.</param>
/// <param name="Minutes">Null while unwritten.</param>
/// <param name="Present">Members in the meeting who took part in this item.</param>
/// <param name="Recused">Members who take no part in this item: that, never why.</param>
/// <param name="MayWrite">The reader may write the minutes now.</param>
/// <param name="MayClose">The reader is the one to close the item now, once there is quorum.</param>
/// <param name="Version">For <c>If-Match</c> when minutes are saved; 0 while nothing is.</param>
public sealed record DeliberationItem(
    Guid ProposalId, LocalText Title, LocalText CopName, Money? RequestedEur, ProposalState State,
    VoteItem? Mine, IReadOnlyList<VoteItem>? Votes, int? Missing, Minutes? Minutes, IReadOnlyList<string> Present, IReadOnlyList<string> Recused,
    DateTimeOffset? ClosedAt, bool MayVote, bool MayWrite, bool MayClose, uint Version) : IVersioned;

public sealed record VoteItem(string Voter, DecisionOutcome Outcome, DateTimeOffset At);

public sealed record VoteCount(DecisionOutcome Outcome, int Votes);

/// <summary>What was said, in English and Khmer; one may still be missing until the item is closed.</summary>
public sealed record Minutes(string? En, string? Km);

public sealed record NewVote([property: Required] DecisionOutcome? Outcome);

public sealed record NewMinutes([property: StringLength(8_000)] string? En, [property: StringLength(8_000)] string? Km);

// Awards

public sealed record NewAward([property: Required] PaymentOption? Option);

public sealed record AwardCard(Guid Id, Guid ProposalId, Guid CopId, LocalText CopName, LocalText Title, PaymentOption Option, Money AmountEur, AwardState State, DateTimeOffset MadeAt);

/// <summary>An award with what it pays for now and how it came to that.</summary>
/// <param name="Activities">In the order of the proposal, each with its lines.</param>
/// <param name="Conditions">Of the approval; empty where it had none.</param>
/// <param name="MoveThreshold">In percent: what members may move on a line by themselves.</param>
/// <param name="MoveThresholdAssumed">Nobody has stated it for the round: it is our assumption.</param>
/// <param name="Suspensions">The latest last.</param>
/// <param name="Amendments">The latest first.</param>
/// <param name="MayActFor">Members for which the reader may propose an amendment, withdraw from the award or come back.</param>
/// <param name="MayPropose">The reader may propose an amendment now.</param>
public sealed record AwardPage(
    AwardCard Award, LocalText RoundTitle, DateTimeOffset DecidedAt, IReadOnlyList<AwardMemberItem> Members, IReadOnlyList<AwardedActivity> Activities,
    IReadOnlyList<AwardCondition> Conditions, int MoveThreshold, bool MoveThresholdAssumed, IReadOnlyList<SuspensionItem> Suspensions, IReadOnlyList<AmendmentItem> Amendments,
    IReadOnlyList<Guid> MayActFor, bool MayPropose, uint Version) : IVersioned;

/// <param name="OrganisationId">The member that must fulfil it.</param>
/// <param name="IsMet">The facilitator has confirmed it.</param>
public sealed record AwardCondition(LocalText Text, DateOnly Due, Guid OrganisationId, bool IsMet);

/// <param name="WithdrewAt">Null while it takes part.</param>
/// <param name="IsMember">It still is a member of the CoP.</param>
public sealed record AwardMemberItem(Guid OrganisationId, LocalText Name, string? Acronym, bool IsMember, DateTimeOffset? WithdrewAt, string? WithdrewFor);

/// <param name="EndedAt">Null while it lasts.</param>
public sealed record SuspensionItem(SuspensionReason Reason, DateTimeOffset At, DateTimeOffset? EndedAt, string? EndedFor);

/// <param name="NeededApproval">It went beyond what members may move by themselves.</param>
/// <param name="ProposedBy">Name of the person; empty for machine clients, as <paramref name="DecidedBy"/>.</param>
/// <param name="DecidedBy">Who approved or refused it; null while nobody has.</param>
/// <param name="HeldLineId">Where Finance holds more than it would leave.</param>
/// <param name="Held">What is spent and promised there; null unless it was not booked.</param>
/// <param name="MayDecide">The reader may approve or refuse it now.</param>
/// <param name="MayTakeBack">The reader proposed it and may take it back.</param>
public sealed record AmendmentItem(
    int Number, AmendmentKind Kind, AmendmentState State, string Reason, IReadOnlyList<LineMove> Lines, IReadOnlyList<ActivityChange> Activities, bool NeededApproval,
    string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? ChangedAt, string? RefusedFor, Guid? HeldLineId, Money? Held, bool MayDecide, bool MayTakeBack);

/// <summary>What a line held before an amendment, and what it holds after.</summary>
public sealed record LineMove(Guid LineId, Money From, Money To);

public sealed record ActivityChange(AwardActivity Before, AwardActivity After);

/// <param name="Lines">Those that change.</param>
/// <param name="Activities">Those that change, each with its id.</param>
public sealed record NewAmendment(
    [property: Required, StringLength(1_000, MinimumLength = 3)] string Reason, [property: Required, MaxLength(500)] IReadOnlyList<LineAmount> Lines,
    [property: MaxLength(50)] IReadOnlyList<ActivityItem>? Activities);

public sealed record LineAmount([property: Required] Guid? LineId, Money AmountEur);

/// <summary>Why something about an award is done.</summary>
public sealed record AwardReason([property: Required, StringLength(1_000, MinimumLength = 3)] string Reason);

// The register

/// <summary>An issued award as everybody may see it (P20).</summary>
/// <param name="Members">The organisations that hold it together.</param>
/// <param name="Provinces">ISO 3166-2 codes of its activities, for example <c>KH-12</c>.</param>
/// <param name="Why">By what it was decided.</param>
public sealed record RegisteredAward(
    Guid Id, LocalText Title, Guid CopId, string CopSlug, LocalText CopName, IReadOnlyList<RegisteredMember> Members, IReadOnlyList<string> Provinces,
    Money AmountEur, AwardState State, DateTimeOffset MadeAt, RegisteredDecision Why);

/// <summary>The public part of a decision (A25): what the committee looked at, what it says, and how many could not take part; no person, no score.</summary>
/// <param name="Criteria">Of the round, with their weights.</param>
/// <param name="Recusals">Committee members who were in conflict.</param>
public sealed record RegisteredDecision(LocalText RoundTitle, IReadOnlyList<Criterion> Criteria, LocalText Reason, int Recusals, DateTimeOffset DecidedAt);

public sealed record RegisteredMember(Guid OrganisationId, LocalText Name, string? Acronym);

/// <param name="Option">Default for spending; each line says its own.</param>
public sealed record AwardDetail(RegisteredAward Award, PaymentOption Option, IReadOnlyList<AwardedActivity> Activities);

/// <param name="AmountEur">Sum of the lines.</param>
public sealed record AwardedActivity(Guid Id, string Title, string Province, DateOnly From, DateOnly To, Money AmountEur, IReadOnlyList<AwardedLine> Lines);

/// <param name="OrganisationId">The member that spends it.</param>
/// <param name="Currency">In which it is meant to be spent.</param>
public sealed record AwardedLine(Guid Id, string Description, Guid OrganisationId, PaymentOption Option, Money AmountEur, string Currency);

// Projects of the past

/// <param name="Slug">Its stable name in addresses, for example <c>paint-your-emotion</c>.</param>
/// <param name="Phase">Null: the source counts no phases.</param>
public sealed record ProjectCard(Guid Id, string Slug, LocalText Title, string CopSlug, int Year, int? Phase, ProjectState State);

/// <param name="Titles">Every title in use, word for word, with where it stands (C22).</param>
/// <param name="Predecessor">The phase before this one (F27).</param>
/// <param name="Successor">The phase after this one.</param>
/// <param name="Activities">As they were planned; what took place is told by Events.</param>
/// <param name="Members">As printed.</param>
/// <param name="OrganisationSlugs">The organisations that these names stand for.</param>
/// <param name="Amount">Null: the source does not state it.</param>
public sealed record ProjectPage(
    Guid Id, string Slug, LocalText Title, IReadOnlyList<ProjectTitle> Titles, string CopSlug, int Year, int? Phase, ProjectState State,
    ProjectCard? Predecessor, ProjectCard? Successor,
    IReadOnlyList<LocalText> Activities, IReadOnlyList<string> Members, IReadOnlyList<string> OrganisationSlugs, Money? Amount, string Source);

/// <summary>Something that a proposal can go on from: an award, or a project of the past (P08).</summary>
/// <param name="ProjectSlug">Null for an award.</param>
/// <param name="ReportedOn">Null until its report is received.</param>
public sealed record PhaseCard(Guid Id, LocalText Title, string CopSlug, int Year, string? ProjectSlug, DateOnly? ReportedOn);

/// <param name="Activities">As they were planned.</param>
/// <param name="Outputs">Those that are published now.</param>
public sealed record PhaseResults(PhaseCard Phase, PhaseReportItem? Report, IReadOnlyList<LocalText> Activities, IReadOnlyList<PhaseOutput> Outputs);

/// <param name="Source">Where the report is kept.</param>
public sealed record PhaseReportItem(DateOnly ReceivedOn, LocalText Summary, string Source);

/// <param name="Slug">Its name in the addresses of Events.</param>
public sealed record PhaseOutput(string Slug, LocalText Title);

/// <param name="Summary">What came of it, for those who go on from there.</param>
/// <param name="Source">Where the report is kept: an address, a publication or a file number.</param>
public sealed record NewPhaseReport(DateOnly ReceivedOn, [property: Required] LocalText Summary, [property: Required, StringLength(300, MinimumLength = 1)] string Source);

public sealed record ProjectTitle([property: Required, StringLength(200, MinimumLength = 1)] string Text, [property: Required, StringLength(300, MinimumLength = 1)] string Source);

// Imports: PUT /api/proposals/imports/{kind}/{sourceKey}, scope import, idempotent by source key.

/// <param name="Demo">Opens on its first import and stays open for 30 days; <paramref name="Opens"/> and <paramref name="Deadline"/> are then left out.</param>
/// <param name="Envelope">Source key of the envelope; rounds may share one. Null: the round has its own.</param>
/// <param name="Ceiling">The most that all approvals of the round together may reserve; null: what the envelope holds.</param>
/// <param name="ProposalCeiling">The most that one proposal may ask for; null: what the round may reserve.</param>
/// <param name="MoveThreshold">In percent of a line: what the members of an award may move by themselves; null: 10, which is our assumption.</param>
public sealed record RoundImport(
    [property: Required] LocalText Title, DateTimeOffset? Opens, DateTimeOffset? Deadline, bool Demo,
    [property: StringLength(60)] string? Envelope, Money EnvelopeAmount,
    [property: Required, MaxLength(20)] IReadOnlyList<Criterion> Rubric, [property: Range(1, 20)] int Quorum, [property: Required, MaxLength(20)] IReadOnlyList<SeatImport> Committee,
    Money? Ceiling = null, Money? ProposalCeiling = null, [property: Range(0, 100)] int? MoveThreshold = null);

public sealed record SeatImport([property: Required] Guid? PersonId, [property: Required] Seat? Seat);

public sealed record OriginEventImport(
    [property: Required] LocalText Title, [property: Required, StringLength(100, MinimumLength = 1)] string PrintedDate, [property: Required(AllowEmptyStrings = true), StringLength(200)] string Place);

/// <param name="Cop">Slug of the CoP in Membership.</param>
/// <param name="Predecessor">Source key of the phase before this one, or null.</param>
/// <param name="Amount">In EUR; null where the source does not state it.</param>
public sealed record ProjectImport(
    [property: Required] LocalText Title, [property: Required, MaxLength(20)] IReadOnlyList<ProjectTitle> Titles,
    [property: Required, StringLength(60, MinimumLength = 1)] string Cop, [property: Range(2000, 2100)] int Year, [property: Range(1, 20)] int? Phase,
    [property: StringLength(60)] string? Predecessor, [property: Required, MaxLength(50)] IReadOnlyList<LocalText> Activities,
    [property: Required, MaxLength(50)] IReadOnlyList<string> Members, [property: Required, MaxLength(50)] IReadOnlyList<string> Organisations,
    Money? Amount, [property: Required, StringLength(300, MinimumLength = 1)] string Source);

/// <param name="Outcome"><c>created</c>, <c>changed</c> or <c>unchanged</c>.</param>
public sealed record ProposalsImported(Guid Id, string Outcome);
