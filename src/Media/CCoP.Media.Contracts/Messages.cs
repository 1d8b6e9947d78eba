namespace CCoP.Media.Contracts;

/// <summary>A picture or document as it is now. A copy keeps the one with the highest version.</summary>
/// <param name="AltText">What it shows, for those who do not see it; null while nobody has written it, or when it is decorative.</param>
/// <param name="Renditions">What can be shown of it, the smallest first; empty until the file has been read.</param>
public sealed record MediaChanged(
    Guid MediaId,
    long Version,
    Guid CopId,
    MediaKind Kind,
    MediaState State,
    LocalText Title,
    LocalText? AltText,
    bool IsDecorative,
    IReadOnlyList<Rendition> Renditions) : IMessage
{
    Guid IMessage.Key => MediaId;
}

/// <summary>What the people concerned allow, as it is now. A copy keeps the one with the highest version; without one nothing is published.</summary>
/// <param name="SubjectId">The picture, document or story that the consents are about.</param>
/// <param name="AllowsPublication">Every person who must agree has agreed to the public web, and nobody has withdrawn.</param>
/// <param name="ExpiresOn">The last day on which it counts, in Phnom Penh; null when it has no end.</param>
/// <param name="CopId">The CoP whose people recorded it: consents count only for a subject of this CoP.</param>
public sealed record ConsentChanged(
    Guid SubjectId,
    long Version,
    ConsentSubject Subject,
    bool AllowsPublication,
    DateOnly? ExpiresOn,
    Guid CopId) : IMessage
{
    Guid IMessage.Key => SubjectId;
}
