using System.ComponentModel.DataAnnotations;

namespace CCoP.Media.Contracts;

/// <summary>What an item is, as its creator says. A photo is a picture, a document is a PDF, a poster either; the file itself must fit.</summary>
public enum MediaKind
{
    Photo,
    Poster,
    Document,
}

/// <summary>Where an item stands: its file awaited, ready to be shown to those who may see it, or gone for good.</summary>
public enum MediaState
{
    Awaited,
    Ready,
    Withdrawn,
}

/// <summary>What a consent is about: an item of Media, or a story kept by Events.</summary>
public enum ConsentSubject
{
    Media,
    Story,
}

/// <summary>Where a person agrees to be seen (S12).</summary>
public enum ConsentChannel
{
    /// <summary>The public site and everything that links to it, such as a QR code. Without it nothing is published.</summary>
    PublicWeb,

    /// <summary>The printed booklet.</summary>
    Booklet,
    SocialMedia,

    /// <summary>Systems of partners that read the API.</summary>
    PartnerApi,
}

/// <summary>Who may see it. Only <see cref="Everyone"/> goes together with <see cref="ConsentChannel.PublicWeb"/>.</summary>
public enum ConsentAudience
{
    Everyone,

    /// <summary>People who are signed in.</summary>
    Members,

    /// <summary>The people of the CoP.</summary>
    Cop,
}

/// <summary>How a person agreed (S12): not everybody reads, hears or writes.</summary>
public enum ConsentMethod
{
    Oral,
    Written,
    SignLanguage,
    Audio,
}

/// <summary>Whether a consent counts today.</summary>
public enum ConsentState
{
    Valid,
    Expired,
    Withdrawn,

    /// <summary>A later consent of the same person took its place.</summary>
    Replaced,
}

/// <summary>Who took a consent back: the person with their code, or somebody who was asked to.</summary>
public enum ConsentWithdrawer
{
    Person,
    Representative,
    Staff,
}

/// <summary>What somebody opened.</summary>
public enum AccessTarget
{
    Original,
    Rendition,
}

/// <summary>A derivative that may be shown: without place, camera or any other hidden data (D01).</summary>
/// <param name="ContentType"><c>image/webp</c> or <c>application/pdf</c>.</param>
/// <param name="Width">In pixels; null for a document.</param>
/// <param name="Height">In pixels; null for a document.</param>
public sealed record Rendition(Guid Id, string ContentType, int? Width, int? Height, long Bytes);

// Items

/// <summary>What still stands between an item and the public; nothing when each is false or 0 and an output shows it.</summary>
/// <param name="MissesFile">The file has not been uploaded.</param>
/// <param name="MissesAltText">Nobody has written what it shows, and it is not decorative (D06).</param>
/// <param name="MissingConsents">How many of the people shown have not agreed to the public web.</param>
/// <param name="WithdrawnConsents">People who took their consent back and have not given a new one: not publishable for good.</param>
/// <param name="ExpiredConsents">Consents that ended and were not renewed.</param>
public sealed record PublicationNeeds(bool MissesFile, bool MissesAltText, int MissingConsents, int WithdrawnConsents, int ExpiredConsents);

/// <param name="IsPublic">Anybody can see it now: ready, described, consented to and shown by a published output.</param>
public sealed record MediaCard(
    Guid Id, Guid CopId, string CopSlug, LocalText CopName, MediaKind Kind, MediaState State, LocalText Title, LocalText? AltText, bool IsDecorative,
    IReadOnlyList<Rendition> Renditions, PublicationNeeds Needs, bool IsPublic, DateTimeOffset CreatedAt);

/// <param name="AltText">What it shows, for those who do not see it; null while nobody has written it, or when it is decorative.</param>
/// <param name="FileName">As its creator typed it; never the name of a file of ours.</param>
/// <param name="Original">Null until uploaded, and after the item was withdrawn.</param>
/// <param name="PeopleShown">How many people can be recognised; 0 when nobody can.</param>
/// <param name="Consents">The newest first, with those that no longer count.</param>
/// <param name="ShownIn">Published outputs that show it.</param>
/// <param name="MayDescribe">The reader may change title, description and credit, and upload the file.</param>
/// <param name="MayStatePeople">The reader may correct how many people are shown.</param>
/// <param name="MayRecordConsent">The reader may record and withdraw consents, and sees names.</param>
/// <param name="MayWithdraw">The reader may take the whole item away for good.</param>
/// <param name="MayReadAccesses">The reader may see who opened the original (G14).</param>
public sealed record MediaPage(
    Guid Id, Guid CopId, string CopSlug, LocalText CopName, MediaKind Kind, MediaState State, LocalText Title, LocalText? AltText, bool IsDecorative,
    string? Credit, string? FileName, OriginalFile? Original, IReadOnlyList<Rendition> Renditions, int PeopleShown, IReadOnlyList<ConsentItem> Consents,
    PublicationNeeds Needs, bool IsPublic, IReadOnlyList<ShowingOutput> ShownIn, string CreatedBy, DateTimeOffset CreatedAt,
    bool MayDescribe, bool MayStatePeople, bool MayRecordConsent, bool MayWithdraw, bool MayReadAccesses, uint Version) : IVersioned;

/// <param name="ContentType">As found in the file: <c>image/jpeg</c>, <c>image/png</c>, <c>image/webp</c> or <c>application/pdf</c>.</param>
/// <param name="Width">In pixels; null for a document.</param>
/// <param name="Height">In pixels; null for a document.</param>
public sealed record OriginalFile(string ContentType, int? Width, int? Height, long Bytes, DateTimeOffset UploadedAt);

/// <param name="Slug">The address of the output's page.</param>
public sealed record ShowingOutput(Guid OutputId, string Slug, LocalText Title);

/// <param name="Id">Chosen by the caller, so that a repeat creates nothing twice; null to let the service choose.</param>
/// <param name="AltText">May follow later, but nothing is published without it unless it is decorative.</param>
/// <param name="PeopleShown">How many people can be recognised: must be answered, 0 when nobody can.</param>
/// <param name="FileName">Of the file that will be uploaded, to know it again.</param>
public sealed record NewItem(
    Guid? Id, [property: Required] Guid? CopId, [property: Required] MediaKind? Kind, [property: Required] LocalText Title, LocalText? AltText, bool IsDecorative,
    string? Credit, [property: Required, Range(0, 500)] int? PeopleShown, string? FileName);

public sealed record ItemCreated(Guid Id);

/// <param name="AltText">Null to take it away, or when <paramref name="IsDecorative"/>.</param>
public sealed record ItemDescription([property: Required] LocalText Title, LocalText? AltText, bool IsDecorative, string? Credit);

public sealed record PeopleStatement([property: Required, Range(0, 500)] int? PeopleShown);

/// <summary>Somebody opened the original, or a rendition that was not public (G14).</summary>
/// <param name="RenditionId">Null for the original.</param>
public sealed record AccessItem(Guid Id, Guid PersonId, string PersonName, AccessTarget Target, Guid? RenditionId, DateTimeOffset At);

// Consents

/// <param name="PersonName">Null when the person wants to stay unnamed, and for readers who may not see names.</param>
/// <param name="IsAnonymous">No name was recorded.</param>
/// <param name="Guardian">Who agreed in place of the person; null when they agreed themselves, and for readers who may not see names.</param>
/// <param name="PeopleCovered">How many of the people shown it speaks for; more than one only for a group.</param>
/// <param name="ExpiresOn">The last day on which it counts; null when it has no end.</param>
/// <param name="ReplacesId">The earlier consent of the same person in whose place it stands.</param>
public sealed record ConsentItem(
    Guid Id, string? PersonName, bool IsAnonymous, string? Guardian, bool IsGroup, int PeopleCovered, string ExplainedBy, string Language, bool InterpreterUsed, ConsentMethod Method,
    IReadOnlyList<ConsentChannel> Channels, ConsentAudience Audience, DateOnly GivenOn, DateOnly? ExpiresOn, ConsentState State, Guid? ReplacesId,
    string RecordedBy, DateTimeOffset RecordedAt, DateTimeOffset? WithdrawnAt, ConsentWithdrawer? WithdrawnBy, string? WithdrawalReason);

/// <summary>The consents about one subject.</summary>
/// <param name="PeopleShown">How many must agree; for a story at least one.</param>
/// <param name="AllowsPublication">Everyone who must agree has agreed to the public web, and nobody has withdrawn.</param>
public sealed record ConsentsPage(
    Guid SubjectId, ConsentSubject Subject, Guid CopId, int PeopleShown, bool AllowsPublication, int MissingConsents, int WithdrawnConsents, int ExpiredConsents,
    IReadOnlyList<ConsentItem> Consents, bool MayRecordConsent);

/// <param name="Id">Chosen by the caller, so that a repeat records nothing twice.</param>
/// <param name="SubjectId">The item of Media, or the story.</param>
/// <param name="CopId">The CoP of a story; not needed for an item.</param>
/// <param name="PersonName">Null when the person wants to stay unnamed. Seen only by those who may record consents.</param>
/// <param name="Guardian">Who agreed in place of a child, or of a person who cannot.</param>
/// <param name="PeopleCovered">1, or more for a group.</param>
/// <param name="ExplainedBy">The role of whoever explained it, for example <c>facilitator</c>.</param>
/// <param name="Language">In which it was explained, as a BCP 47 tag: <c>km</c>, <c>kdt</c>, <c>csx</c>, <c>en</c>.</param>
/// <param name="GivenOn">Not in the future.</param>
/// <param name="ExpiresOn">The last day on which it counts, after <paramref name="GivenOn"/>; null for no end.</param>
/// <param name="ReplacesId">The earlier consent of the same person, when this one takes its place.</param>
public sealed record NewConsent(
    Guid? Id, [property: Required] ConsentSubject? Subject, [property: Required] Guid? SubjectId, Guid? CopId, string? PersonName, string? Guardian, bool IsGroup,
    [property: Range(1, 500)] int PeopleCovered, [property: Required] string ExplainedBy, [property: Required] string Language, bool InterpreterUsed,
    [property: Required] ConsentMethod? Method, [property: Required, MinLength(1), MaxLength(4)] IReadOnlyList<ConsentChannel> Channels, [property: Required] ConsentAudience? Audience,
    [property: Required] DateOnly? GivenOn, DateOnly? ExpiresOn, Guid? ReplacesId);

/// <param name="WithdrawalCode">
/// Four groups of four signs, told this once: hand it to the person on paper. Whoever has it can withdraw the consent without an
/// account. Only its hash is kept.
/// </param>
public sealed record ConsentRecorded(Guid Id, string WithdrawalCode);

/// <param name="Reason">Never needed.</param>
public sealed record ConsentWithdrawal(string? Reason);

/// <param name="Code">As on the paper; case, blanks and hyphens do not matter.</param>
public sealed record CodeWithdrawal([property: Required, StringLength(60, MinimumLength = 1)] string Code);
