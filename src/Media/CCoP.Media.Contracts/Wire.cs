namespace CCoP.Media.Contracts;

/// <summary>What an item is, as found in the file itself, not in its name.</summary>
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

/// <summary>A derivative that may be shown: without place, camera or any other hidden data (D01).</summary>
/// <param name="ContentType"><c>image/webp</c> or <c>application/pdf</c>.</param>
/// <param name="Width">In pixels; null for a document.</param>
/// <param name="Height">In pixels; null for a document.</param>
public sealed record Rendition(Guid Id, string ContentType, int? Width, int? Height, long Bytes);
