using CCoP.Media.Domain;
using NetVips;

namespace CCoP.Media.Files;

/// <summary>
/// Pictures are decoded and written anew, upright, in sRGB and without metadata: no place, camera, author, comment or hidden
/// preview passes (D01).
/// </summary>
internal static class Pictures
{
    private const int Quality = 80;
    private const int AnyHeight = 1_000_000;

    private static readonly int[] Widths = [320, 640, 1_280];

    static Pictures()
    {
        Cache.Max = 0; // No file is read twice.
        NetVips.NetVips.BlockUntrusted = true;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { }); // What is wrong with a file is told to who sent it.
    }

    public static (int? Width, int? Height, IReadOnlyList<Derived> Renditions) Read(string path, FileLimits limits)
    {
        try
        {
            var (width, height) = Size(path, limits);
            using var largest = Image.Thumbnail(path, Math.Min(width, Widths[^1]), AnyHeight, Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error).CopyMemory();
            return (width, height, [.. Widths.Where(wanted => wanted < largest.Width).Append(largest.Width).Select(wanted => Rendition(largest, wanted))]);
        }
        catch (VipsException)
        {
            throw new DomainException(Refusal.RuleBroken, "file.damaged", "The file is damaged or incomplete. Open it on your device; if it looks whole there, save it anew and send that.");
        }
    }

    /// <summary>Upright. Only the header has been read so far: a picture that would fill the memory is refused before it does.</summary>
    private static (int Width, int Height) Size(string path, FileLimits limits)
    {
        using var header = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        if (header.Width > limits.MaxSide || header.Height > limits.MaxSide || (long)header.Width * header.Height > limits.MaxPixels)
        {
            throw new DomainException(Refusal.TooLarge, "file.too_many_pixels", "The picture has too many pixels. Save it smaller and send it again.");
        }

        var isTurned = header.Contains("orientation") && header.Get("orientation") is int and >= 5 and <= 8;
        return isTurned ? (header.Height, header.Width) : (header.Width, header.Height);
    }

    private static Derived Rendition(Image largest, int width)
    {
        using var image = largest.ThumbnailImage(width, AnyHeight, Enums.Size.Down);
        return new Derived(image.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None), ContentTypes.WebP, image.Width, image.Height);
    }
}
