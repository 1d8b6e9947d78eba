namespace CCoP.Media.Domain;

/// <summary>
/// A picture or document of a CoP. Its original is for those who work on it; what others see are renditions without hidden data
/// (D01), and the public sees them only while <see cref="MayBeShown"/> holds and a published output shows it.
/// </summary>
internal sealed class MediaItem
{
    public const int TitleLength = 200;
    public const int AltTextLength = 1_000;
    public const int CreditLength = 200;
    public const int FileNameLength = 255;

    private readonly List<ItemRendition> renditions = [];

    private MediaItem()
    {
    }

    public Id<MediaItem> Id { get; private init; }

    public Guid CopId { get; private init; }

    public MediaKind Kind { get; private init; }

    public MediaState State { get; private set; }

    public LocalText Title { get; private set; } = new("");

    /// <summary>Null while nobody has written it, or when the item is decorative (D06).</summary>
    public LocalText? AltText { get; private set; }

    public bool IsDecorative { get; private set; }

    /// <summary>Who made it, as they want to be named.</summary>
    public string? Credit { get; private set; }

    /// <summary>As its creator typed it, to know it again; never part of a path.</summary>
    public string? FileName { get; private init; }

    /// <summary>Null until uploaded, and after the item was withdrawn.</summary>
    public Original? Original { get; private set; }

    public Id<ConsentRecord> ConsentsId { get; private init; }

    public ConsentRecord Consents { get; private init; } = null!;

    public Guid CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public long Revision { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Kept when the item is withdrawn, so that their addresses can say so; their files are not.</summary>
    public IReadOnlyList<ItemRendition> Renditions => renditions;

    public static MediaItem Create(Id<MediaItem> id, NewItem told, Guid person, DateTimeOffset now)
    {
        var consents = ConsentRecord.OfItem(id, told.CopId!.Value, told.PeopleShown!.Value);
        var item = new MediaItem
        {
            Id = id,
            CopId = told.CopId.Value,
            Kind = told.Kind!.Value,
            FileName = Words.CheckedOrNone(told.FileName, FileNameLength, "fileName"),
            ConsentsId = consents.Id,
            Consents = consents,
            CreatedBy = person,
            CreatedAt = now,
        };
        item.Take(new ItemDescription(told.Title, told.AltText, told.IsDecorative, told.Credit));
        return item;
    }

    public MediaChanged Describe(ItemDescription told)
    {
        RequireNotWithdrawn();
        Take(told);
        return Changed();
    }

    /// <summary>An item has one file for good: the people in it agreed to this one.</summary>
    public void RequireAwaited()
    {
        RequireNotWithdrawn();
        Rule.Require(State == MediaState.Awaited, "file.present", "This item has its file. Create a new item for another file: consents are for what was shown.");
    }

    public MediaChanged TakeFile(Original original, IEnumerable<ItemRendition> derived)
    {
        RequireAwaited();
        Rule.Require(
            Kind == MediaKind.Poster || (Kind == MediaKind.Document) == (original.ContentType == ContentTypes.Pdf),
            "file.kind", "A photo is a JPEG, PNG or WebP picture, and a document is a PDF. Choose the file or the kind again.");
        (Original, State) = (original, MediaState.Ready);
        renditions.AddRange(derived);
        return Changed();
    }

    /// <summary>Nothing of it is shown to anybody from now on; null when that was so before.</summary>
    public MediaChanged? Withdraw()
    {
        if (State == MediaState.Withdrawn)
        {
            return null;
        }

        (State, Original) = (MediaState.Withdrawn, null);
        return Changed();
    }

    /// <summary>Of the file, the description and the consents nothing is missing: a published output may show it.</summary>
    public bool MayBeShown(DateOnly today) => State == MediaState.Ready && IsDescribed && Consents.AllowsPublication(today);

    public PublicationNeeds NeedsOn(DateOnly today) => new(
        State == MediaState.Awaited, !IsDescribed, Consents.MissingOn(today), Consents.CountOf(ConsentState.Withdrawn, today), Consents.CountOf(ConsentState.Expired, today));

    /// <summary>Where its files are stored.</summary>
    public IReadOnlyList<string> FileHashes => [.. renditions.Select(rendition => rendition.Hash).Concat(Original is { } original ? [original.Hash] : []).Distinct()];

    /// <summary>Tells its state to the other services.</summary>
    public MediaChanged Changed() => new(Id.Value, ++Revision, CopId, Kind, State, Title, AltText, IsDecorative, Shown());

    /// <summary>What can be shown of it, the smallest first.</summary>
    public IReadOnlyList<Rendition> Shown() => State != MediaState.Ready
        ? []
        : [.. renditions.OrderBy(rendition => rendition.Width).Select(rendition => new Rendition(rendition.Id.Value, rendition.ContentType, rendition.Width, rendition.Height, rendition.Bytes))];

    private bool IsDescribed => AltText is not null || IsDecorative;

    private void Take(ItemDescription told)
    {
        Rule.Shape(!told.IsDecorative || told.AltText is null, "alt_text.decorative", "A decorative item has no description. Leave one of the two out.");
        Title = Words.Checked(told.Title, TitleLength, "title");
        AltText = told.AltText is null ? null : Words.Checked(told.AltText, AltTextLength, "altText");
        IsDecorative = told.IsDecorative;
        Credit = Words.CheckedOrNone(told.Credit, CreditLength, "credit");
    }

    private void RequireNotWithdrawn() => Rule.Require(State != MediaState.Withdrawn, "item.withdrawn", "This item was withdrawn for good. Create a new one.");
}

/// <summary>The file as it was uploaded. It may hold a place, a camera's number, an author: it is never served to the public.</summary>
/// <param name="Hash">SHA-256 of its content: where it is stored.</param>
/// <param name="ContentType">As found in the content.</param>
internal sealed record Original(string Hash, string ContentType, int? Width, int? Height, long Bytes, Guid UploadedBy, DateTimeOffset UploadedAt);

/// <summary>A derivative of the original without hidden data.</summary>
internal sealed class ItemRendition
{
    public Id<ItemRendition> Id { get; init; } = Id<ItemRendition>.New();

    public Id<MediaItem> ItemId { get; private init; }

    /// <summary>SHA-256 of its content: where it is stored, and its entity tag.</summary>
    public required string Hash { get; init; }

    public required string ContentType { get; init; }

    public required int? Width { get; init; }

    public required int? Height { get; init; }

    public required long Bytes { get; init; }
}

/// <summary>The kinds of files that are read and written here.</summary>
internal static class ContentTypes
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string WebP = "image/webp";
    public const string Pdf = "application/pdf";
}
