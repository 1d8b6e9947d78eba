namespace CCoP.Media.Domain;

/// <summary>Somebody opened what the public must not see: an original, or a rendition that was not public (G14).</summary>
internal sealed class Access
{
    public Id<Access> Id { get; init; } = Id<Access>.New();

    public required Id<MediaItem> ItemId { get; init; }

    /// <summary>Null: the original.</summary>
    public Id<ItemRendition>? RenditionId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
}
