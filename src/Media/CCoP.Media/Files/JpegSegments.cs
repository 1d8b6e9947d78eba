namespace CCoP.Media.Files;

/// <summary>The parts of a JPEG: markers with a length, and after each start of scan the picture itself.</summary>
internal static class JpegSegments
{
    private const byte Marker = 0xFF;
    private const byte StartOfPicture = 0xD8;
    private const byte EndOfPicture = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte FirstApplication = 0xE0;

    /// <summary>Adobe's segment says how colours are to be read; nobody is named in it.</summary>
    private const byte ColourTransform = 0xEE;
    private const byte LastApplication = 0xEF;
    private const byte Comment = 0xFE;

    public static bool IsPicture(ReadOnlySpan<byte> content) => content is [Marker, StartOfPicture, Marker, ..];

    /// <summary>Without comments, application data (EXIF with the place, XMP, IPTC, previews) and whatever follows the end.</summary>
    public static byte[] OnlyPicture(ReadOnlySpan<byte> jpeg)
    {
        Require(IsPicture(jpeg));
        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg[..2]);
        var position = 2;
        while (true)
        {
            Require(position + 1 < jpeg.Length && jpeg[position] == Marker);
            var kind = jpeg[position + 1];
            if (kind == Marker)
            {
                position++; // A fill byte.
                continue;
            }

            if (kind == EndOfPicture)
            {
                kept.Write([Marker, EndOfPicture]);
                return kept.ToArray();
            }

            Require(position + 3 < jpeg.Length);
            var end = position + 2 + (jpeg[position + 2] << 8) + jpeg[position + 3];
            Require(end > position + 3 && end <= jpeg.Length);
            end = kind == StartOfScan ? EndOfScan(jpeg, end) : end;
            if (kind is not (Comment or (>= FirstApplication and <= LastApplication and not ColourTransform)))
            {
                kept.Write(jpeg[position..end]);
            }

            position = end;
        }
    }

    /// <summary>Where the next marker is that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int position)
    {
        for (; position + 1 < jpeg.Length; position++)
        {
            if (jpeg[position] == Marker && jpeg[position + 1] is not (0x00 or Marker or (>= 0xD0 and <= 0xD7)))
            {
                return position;
            }
        }

        return jpeg.Length;
    }

    private static void Require(bool isWhole)
    {
        if (!isWhole)
        {
            throw new InvalidDataException("A JPEG inside the file is damaged.");
        }
    }
}
