using System.ComponentModel.DataAnnotations;
using CCoP.Media.Contracts;

namespace CCoP.Events.Contracts;

/// <summary>What brings people together (E01).</summary>
public enum GatheringKind
{
    LinkingAndLearning,
    ConsultationWorkshop,
    Training,
    CopActivity,
    Performance,
    Screening,
    Campaign,
    Dissemination,
    Visit,
    Study,
}

/// <summary>Where a gathering stands.</summary>
public enum GatheringState
{
    Planned,
    Held,
    Cancelled,
}

/// <summary>How exactly the days of a gathering are known: nothing is made more exact than its source (C19).</summary>
public enum DatePrecision
{
    Day,
    Days,
    Month,
    Months,
    Year,
    Undated,
}

/// <summary>How people were counted (E04). Only the first two are exact.</summary>
public enum AttendanceKind
{
    /// <summary>From a list of names, which stays with the CoP.</summary>
    Named,
    Counted,

    /// <summary>"Around 89", "over a thousand": shown as it is, never part of a sum.</summary>
    Estimated,
}

/// <summary>What came of the work (E07).</summary>
public enum OutputKind
{
    Report,
    Video,
    Article,
    Poster,
    Study,
    Performance,
    Story,
    Publication,
}

/// <summary>Where an output stands (E07, D12): planned with its activity, drafted, handed over for publication, public, and no longer public.</summary>
public enum OutputState
{
    Planned,
    Draft,
    Ready,
    Published,
    Withdrawn,
}

public enum StoryKind
{
    Quote,
    Story,
}

/// <summary>Where a story stands (E08).</summary>
public enum StoryState
{
    /// <summary>Its words are here; it is public only in an output, and only while consent counts.</summary>
    Told,

    /// <summary>It was printed once; only its place is known here, and it is never published.</summary>
    Reference,

    /// <summary>Taken back: its words are deleted.</summary>
    Withdrawn,
}

/// <summary>Where a learning cycle stands (E09): it goes on by what is written in it.</summary>
public enum CycleState
{
    Explore,
    Test,
    Reflect,
    Closed,
}

/// <summary>What a person is asked to do here.</summary>
public enum EventsTaskKind
{
    HoldGathering,
    RecordAttendance,
    WriteOutput,
    PublishOutput,
}

/// <summary>When it is, as exactly as it is known.</summary>
/// <param name="Printed">As the source prints it; null when nothing was printed.</param>
/// <param name="From">The first day that it can be; null when undated.</param>
/// <param name="To">The last day that it can be; null when undated.</param>
/// <param name="Starts">In Phnom Penh, on the first day; null when no time is known.</param>
/// <param name="Ends">In Phnom Penh, on the last day.</param>
public sealed record GatheringDates(
    [property: StringLength(100)] string? Printed, DateOnly? From, DateOnly? To, DatePrecision Precision, TimeOnly? Starts, TimeOnly? Ends);

/// <param name="Day">Null on a gathering of one day.</param>
/// <param name="LedBy">A role or an organisation; no name of a person is needed.</param>
public sealed record AgendaItem(DateOnly? Day, TimeOnly? Time, [property: Required, StringLength(200)] string Title, [property: StringLength(200)] string? LedBy);

/// <summary>What another source says of the same gathering: shown beside it, never instead of it (C16, C17, C27).</summary>
/// <param name="Field">What it is about, for example <c>date</c> or <c>attendance</c>.</param>
/// <param name="Value">As that source has it.</param>
public sealed record OtherClaim(
    [property: Required, StringLength(60)] string Field, [property: Required, StringLength(300)] string Value, [property: Required, StringLength(300)] string Source);

/// <summary>People who were counted one by one.</summary>
/// <param name="Who">Who was counted, for example <c>participants</c> or <c>performers</c>.</param>
public sealed record ExactCount(int Number, string Who, string Source);

/// <param name="Qualifier">As the source has it, for example <c>around</c> or <c>over</c>.</param>
public sealed record Estimate(int Number, string Qualifier, string Who, string Source);

/// <summary>Who was there (E04).</summary>
/// <param name="Exact">Sum of the exact counts; null when there is none. No estimate is ever in it.</param>
public sealed record AttendanceSummary(int? Exact, IReadOnlyList<ExactCount> Counts, IReadOnlyList<Estimate> Estimates);

public sealed record GatheringCard(
    Guid Id, string Slug, LocalText Title, GatheringKind Kind, Guid? CopId, string? CopSlug, LocalText? CopName,
    GatheringDates Dates, string? Province, string? Place, GatheringState State, bool Historical, AttendanceSummary Attendance);

/// <summary>A gathering as everybody may see it.</summary>
/// <param name="Groups">Codes of the rightsholder groups that it is about.</param>
/// <param name="Partners">Stakeholders that were or will be there, as printed.</param>
/// <param name="CancelledBecause">Null unless it was cancelled.</param>
/// <param name="Source">Where a historical gathering was read; null for one that was planned here.</param>
/// <param name="FollowUpDemand">What participants asked for afterwards, as printed (F63); what is written here stays with the CoP.</param>
/// <param name="Outputs">What came of it and is public.</param>
public sealed record GatheringPage(
    Guid Id, string Slug, LocalText Title, GatheringKind Kind, Guid? CopId, string? CopSlug, LocalText? CopName,
    GatheringDates Dates, string? Province, string? Place, LocalText? Description, GatheringState State, string? CancelledBecause,
    IReadOnlyList<string> Groups, IReadOnlyList<string> Partners, IReadOnlyList<AgendaItem> Agenda, AttendanceSummary Attendance,
    bool Historical, string? Source, IReadOnlyList<OtherClaim> OtherClaims, string? FollowUpDemand, IReadOnlyList<OutputCard> Outputs);

/// <summary>Exact counts of many gatherings in one sum, with the estimates beside it. Whoever came to two gatherings is counted at both.</summary>
/// <param name="Gatherings">How many gatherings the sum is made of.</param>
public sealed record AttendanceTotals(int Exact, int Gatherings, IReadOnlyList<GatheringEstimate> Estimates);

public sealed record GatheringEstimate(string Slug, LocalText Title, Estimate Estimate);

/// <param name="Count">How often it was named; the cloud is drawn from these.</param>
public sealed record LessonItem(string Slug, LocalText Text, int Count, string Source, string? Evidence, string? Action);

/// <param name="Printed">When, as printed; null when the source does not say.</param>
public sealed record JourneyStopItem(int Position, LocalText Title, LocalText? Text, string? Printed, IReadOnlyList<GatheringLink> Gatherings);

public sealed record GatheringLink(string Slug, LocalText Title);

/// <summary>A public output in a list.</summary>
/// <param name="Printed">When a historical output was made, as printed.</param>
public sealed record OutputCard(
    Guid Id, string Slug, OutputKind Kind, LocalText Title, LocalText? Summary, Guid CopId, string? CopSlug, LocalText? CopName,
    string? GatheringSlug, LocalText? GatheringTitle, string? Printed, bool Historical, DateTimeOffset PublishedAt);

/// <summary>A public output. It is there only while every consent in it counts.</summary>
/// <param name="Media">In the order in which they are shown.</param>
/// <param name="Planned">What a historical output was planned as, as printed (C23).</param>
public sealed record OutputPage(
    OutputCard Card, LocalText? Body, IReadOnlyList<OutputLink> Links, IReadOnlyList<OutputMedium> Media, IReadOnlyList<OutputStory> Stories, string? Planned, string? Source);

/// <param name="Url">Absolute, <c>https</c>.</param>
public sealed record OutputLink([property: Required] LocalText Label, [property: Required, StringLength(500)] string Url);

/// <param name="AltText">Null when it is decorative.</param>
/// <param name="Renditions">The smallest first.</param>
public sealed record OutputMedium(Guid Id, MediaKind Kind, LocalText Title, LocalText? AltText, bool IsDecorative, IReadOnlyList<Rendition> Renditions);

/// <param name="Attribution">As the person asked to be called.</param>
public sealed record OutputStory(Guid Id, StoryKind Kind, LocalText Text, string Attribution, LocalText? ContentWarning);

// The desk: facilitators, representatives of the member organisations, and those who write, publish and safeguard.

/// <summary>A gathering with what only the facilitators and the representatives of its CoP see.</summary>
/// <param name="AwardId">The award that pays for it, and <paramref name="ActivityId"/> the activity of it; null when none does.</param>
/// <param name="Attendance">With the names of those on the lists.</param>
/// <param name="Outputs">Planned, in work and public.</param>
/// <param name="MayHold">It is planned and its first day has come.</param>
/// <param name="MayChange">It is planned: it can be described, rescheduled and cancelled.</param>
/// <param name="MayRecordAttendance">It was held here: attendance and reflection can be written.</param>
public sealed record GatheringDesk(
    GatheringPage Page, Guid? AwardId, Guid? ActivityId, IReadOnlyList<AttendanceCount> Attendance, Reflection? Reflection, IReadOnlyList<CycleCard> Cycles,
    IReadOnlyList<OutputDeskCard> Outputs, bool MayChange, bool MayHold, bool MayRecordAttendance, uint Version) : IVersioned;

/// <summary>One count of people at a gathering.</summary>
/// <param name="Number">Left out for a named count: there it is the length of the list.</param>
/// <param name="Qualifier">For an estimate, which has to have one; null otherwise.</param>
/// <param name="Who">Who was counted; the same people are counted exactly once.</param>
/// <param name="Source">Where the count comes from, for example <c>attendance sheet</c>.</param>
/// <param name="Attendees">Names, for a named count only.</param>
public sealed record AttendanceCount(
    [property: Required] AttendanceKind? Kind, [property: Range(1, 1_000_000)] int? Number, [property: StringLength(40)] string? Qualifier,
    [property: Required, StringLength(100)] string Who, [property: Required, StringLength(300)] string Source, [property: MaxLength(500)] IReadOnlyList<string>? Attendees);

/// <param name="Learnt">What the CoP takes from it.</param>
/// <param name="FollowUpDemand">What participants asked for (F63); null when they asked for nothing.</param>
public sealed record Reflection([property: Required] LocalText Learnt, [property: StringLength(2_000)] string? FollowUpDemand);

/// <param name="PreviousId">The cycle that it continues; null for a first one.</param>
public sealed record CycleCard(Guid Id, Guid CopId, LocalText? CopName, Guid? GatheringId, Guid? PreviousId, CycleState State, string Explore, DateTimeOffset StartedAt);

/// <param name="NextId">The cycle that continues it; null while none does.</param>
/// <param name="MayWrite">It is open.</param>
/// <param name="MayContinue">It is closed, and no other cycle continues it yet.</param>
public sealed record CyclePage(CycleCard Card, string? Test, string? Reflect, DateTimeOffset? ClosedAt, Guid? NextId, bool MayWrite, bool MayContinue, uint Version) : IVersioned;

/// <param name="IsMissing">Its gathering is over, and it is not public.</param>
public sealed record OutputDeskCard(
    Guid Id, string Slug, OutputKind Kind, LocalText Title, Guid CopId, string? CopSlug, LocalText? CopName, Guid? AwardId,
    Guid? GatheringId, LocalText? GatheringTitle, OutputState State, bool Historical, bool IsMissing);

/// <summary>An output as those see it who work on it.</summary>
/// <param name="MediaIds">In the order in which they are shown.</param>
/// <param name="Media">What is known of them; one that Media has not told of is absent.</param>
/// <param name="Reason">Why it was returned or withdrawn last; null when it was not.</param>
/// <param name="Obstacles">Codes of what a publication would be refused for; also of a public one whose consent no longer counts.</param>
/// <param name="IsVisible">The public can see it now.</param>
/// <param name="MayPublish">It is handed over, and the reader is a publisher who did not write it.</param>
public sealed record OutputDesk(
    OutputDeskCard Card, LocalText? Summary, LocalText? Body, IReadOnlyList<OutputLink> Links, IReadOnlyList<Guid> MediaIds, IReadOnlyList<OutputMedium> Media,
    IReadOnlyList<StoryCard> Stories, string? Reason, IReadOnlyList<string> Obstacles, bool IsVisible,
    bool MayWrite, bool MayHandOver, bool MayPublish, bool MayReturn, bool MayWithdraw, uint Version) : IVersioned;

/// <summary>What was planned and what was delivered, for an award or a CoP (E07).</summary>
/// <param name="Planned">All that is listed; <paramref name="Delivered"/> of them are public, and <paramref name="Missing"/> are late.</param>
public sealed record Delivery(int Planned, int Delivered, int Missing, IReadOnlyList<OutputDeskCard> Outputs, IReadOnlyList<GatheringLink> GatheringsWithoutOutput);

/// <summary>A story without its words.</summary>
/// <param name="RestrictedBecause">Why it must not be published; null when it may be, with consent.</param>
/// <param name="PlaceInBooklet">Where a reference was printed.</param>
/// <param name="Consent">What Media says of it; null while nobody has recorded a consent.</param>
public sealed record StoryCard(
    Guid Id, StoryKind Kind, Guid CopId, LocalText? CopName, Guid? GatheringId, string Attribution, LocalText? ContentWarning,
    string? RestrictedBecause, string? PlaceInBooklet, StoryState State, StoryConsent? Consent);

/// <param name="Counts">It allows the public web, today.</param>
public sealed record StoryConsent(bool Counts, DateOnly? ExpiresOn);

/// <param name="Text">Null for a reference and once it was withdrawn.</param>
/// <param name="MayRevise">Nobody has agreed to its words yet.</param>
public sealed record StoryPage(StoryCard Card, LocalText? Text, bool MayRevise, bool MayWithdraw, uint Version) : IVersioned;

/// <param name="Id">The gathering or the output.</param>
/// <param name="Due">Last day of the gathering that it belongs to; null when undated.</param>
public sealed record EventsTask(EventsTaskKind Kind, Guid Id, LocalText Title, LocalText? CopName, DateOnly? Due);

// Commands.

/// <summary>What a gathering is, apart from when it is.</summary>
/// <param name="Province">ISO 3166-2 code, for example <c>KH-16</c>; null when it is online or not known.</param>
public sealed record GatheringBasics(
    [property: Required] LocalText Title, [property: Required] GatheringKind? Kind, string? Province, [property: StringLength(200)] string? Place, LocalText? Description,
    [property: MaxLength(20)] IReadOnlyList<string>? Groups, [property: MaxLength(50)] IReadOnlyList<string>? Partners, [property: MaxLength(100)] IReadOnlyList<AgendaItem>? Agenda);

/// <param name="Id">Chosen by the caller, so that a repeat answers as the first did; may be left out.</param>
/// <param name="CopId">Null for one of the whole programme, which facilitators plan.</param>
public sealed record NewGathering(Guid? Id, Guid? CopId, [property: Required] GatheringBasics Basics, [property: Required] GatheringDates Dates);

/// <summary>A record was made: its id, and its name in addresses where it has one.</summary>
public sealed record EventsCreated(Guid Id, string? Slug);

public sealed record NewDates([property: Required] GatheringDates Dates);

public sealed record EventsReason([property: Required, StringLength(1_000, MinimumLength = 3)] string Reason);

public sealed record AttendanceList([property: Required, MaxLength(20)] IReadOnlyList<AttendanceCount> Counts);

/// <param name="GatheringId">Where it takes place, when it does so at one.</param>
/// <param name="PreviousId">The closed cycle that it continues.</param>
/// <param name="Explore">The question, and what is known of it.</param>
public sealed record NewCycle(Guid? Id, [property: Required] Guid? CopId, Guid? GatheringId, Guid? PreviousId, [property: Required, StringLength(4_000)] string Explore);

/// <param name="Test">What was tried; null while nothing was.</param>
/// <param name="Reflect">What was learnt; a cycle cannot close without it.</param>
public sealed record CycleWriting(
    [property: Required, StringLength(4_000)] string Explore, [property: StringLength(4_000)] string? Test, [property: StringLength(4_000)] string? Reflect);

public sealed record NewOutput(
    Guid? Id, [property: Required] OutputKind? Kind, [property: Required] LocalText Title, [property: Required] Guid? CopId, Guid? AwardId, Guid? GatheringId);

/// <param name="Body">Plain text; an empty line starts a paragraph.</param>
public sealed record OutputDraft(
    [property: Required] LocalText Title, [property: Required] LocalText Summary, LocalText? Body,
    [property: MaxLength(20)] IReadOnlyList<OutputLink>? Links, [property: MaxLength(50)] IReadOnlyList<Guid>? MediaIds, [property: MaxLength(20)] IReadOnlyList<Guid>? StoryIds);

/// <param name="Attribution">As the person asks to be called, for example <c>Anonymous</c>.</param>
public sealed record StoryWords([property: Required] LocalText Text, [property: Required, StringLength(200)] string Attribution, LocalText? ContentWarning);

public sealed record NewStory(Guid? Id, [property: Required] StoryKind? Kind, [property: Required] Guid? CopId, Guid? GatheringId, [property: Required] StoryWords Words);

/// <param name="Reason">Null lifts the restriction, which is for safeguarding alone.</param>
public sealed record StoryRestriction([property: StringLength(1_000)] string? Reason);

// Imports: PUT /api/events/imports/{kind}/{sourceKey}, scope import, idempotent by source key. What they load is history, as printed.

/// <param name="Source">The line of the booklet, or the address.</param>
/// <param name="Attendance">Counted or estimated; names are refused.</param>
public sealed record GatheringImport(
    Guid? CopId, [property: Required] GatheringBasics Basics, [property: Required] GatheringDates Dates, [property: Required] GatheringState? State,
    [property: Required, StringLength(300)] string Source, [property: MaxLength(20)] IReadOnlyList<OtherClaim>? OtherClaims,
    [property: MaxLength(20)] IReadOnlyList<AttendanceCount>? Attendance, [property: StringLength(2_000)] string? FollowUpDemand);

/// <param name="Gathering">Source key of the gathering that it came of.</param>
/// <param name="Delivered">False when the source only says that it was planned.</param>
/// <param name="Planned">What was planned, as printed; <paramref name="Printed"/> is when it was made, as printed.</param>
public sealed record OutputImport(
    [property: Required] Guid? CopId, [property: Required] OutputKind? Kind, [property: Required] LocalText Title, LocalText? Summary, [property: StringLength(60)] string? Gathering,
    [property: Required] bool? Delivered, [property: StringLength(300)] string? Planned, [property: StringLength(100)] string? Printed, [property: Required, StringLength(300)] string Source);

/// <summary>A story that was printed: its place, and why it is restricted. Its words are not imported.</summary>
/// <param name="Gathering">Source key of the gathering where it was told.</param>
public sealed record StoryImport(
    [property: Required] StoryKind? Kind, [property: Required] Guid? CopId, [property: StringLength(60)] string? Gathering,
    [property: Required, StringLength(200)] string Attribution, LocalText? ContentWarning,
    [property: Required, StringLength(1_000, MinimumLength = 3)] string RestrictedBecause, [property: Required, StringLength(300)] string PlaceInBooklet);

public sealed record LessonImport(
    [property: Required] LocalText Text, [property: Required, Range(1, 100_000)] int? Count, [property: Required, StringLength(300)] string Source,
    [property: StringLength(2_000)] string? Evidence, [property: StringLength(2_000)] string? Action);

/// <param name="Position">From 1, in the order of the journey.</param>
/// <param name="Gatherings">Source keys of the gatherings at this stop.</param>
public sealed record JourneyStopImport(
    [property: Required, Range(1, 1_000)] int? Position, [property: Required] LocalText Title, LocalText? Text, [property: StringLength(100)] string? Printed,
    [property: MaxLength(50)] IReadOnlyList<string>? Gatherings);

/// <param name="Outcome"><c>created</c>, <c>changed</c> or <c>unchanged</c>.</param>
public sealed record EventsImported(Guid Id, string Outcome);
