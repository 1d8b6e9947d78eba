using System.Buffers.Binary;
using System.Text;

namespace CCoP.EndToEnd.Tests;

/// <summary>A photo as a phone takes it: with the place where it was taken inside.</summary>
public static class Photo
{
    /// <summary>What nobody may find in what is shown.</summary>
    public const string Place = "Village by the lake";

    private const int HeaderOfTiff = 8, BytesOfEntry = 12;
    private const ushort GpsDirectory = 0x8825, Ascii = 2, Long = 4, Rational = 5, Undefined = 7;

    private const string Draw = """
        colour => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [1600, 1067];
          const pen = canvas.getContext("2d");
          const sky = pen.createLinearGradient(0, 0, 0, 1067);
          sky.addColorStop(0, "#20304a"); sky.addColorStop(1, colour);
          pen.fillStyle = sky; pen.fillRect(0, 0, 1600, 1067);
          pen.fillStyle = "#f4e6c8"; pen.fillRect(250, 180, 1100, 560);
          pen.fillStyle = "#2a1b12";
          for (const x of [500, 1000]) { pen.beginPath(); pen.arc(x, 600, 90, 0, 7); pen.fill(); pen.fillRect(x - 130, 690, 260, 377); }
          return canvas.toDataURL("image/jpeg", 0.85).split(",")[1];
        }
        """;

    /// <summary>Two people before a bright screen, drawn by the browser.</summary>
    public static async Task<byte[]> TakeAsync(IPage page, string colour) => WithPlace(Convert.FromBase64String(await page.EvaluateAsync<string>(Draw, colour)));

    /// <summary>Whether it tells where it was taken: EXIF with a directory for GPS, in a JPEG or in a WebP.</summary>
    public static bool TellsItsPlace(ReadOnlySpan<byte> file) =>
        file.IndexOf("EXIF"u8) >= 0 || file.IndexOf("Exif\0\0"u8) >= 0 || file.IndexOf("XMP "u8) >= 0 || file.IndexOf(Encoding.ASCII.GetBytes(Place)) >= 0;

    /// <summary>Puts a segment APP1 behind the first marker, as cameras do.</summary>
    private static byte[] WithPlace(byte[] jpeg)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. Tiff()];
        var segment = new byte[4 + exif.Length];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(2 + exif.Length));
        exif.CopyTo(segment, 4);
        return [.. jpeg.AsSpan(0, 2), .. segment, .. jpeg.AsSpan(2)];
    }

    /// <summary>A first directory that only leads to the one for GPS: 12° 15' N, 104° 40' E, and the name of the place.</summary>
    private static byte[] Tiff()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        byte[] area = [.. "ASCII\0\0\0"u8, .. Encoding.ASCII.GetBytes(Place)];
        const int Gps = HeaderOfTiff + 2 + BytesOfEntry + 4, Values = Gps + 2 + (5 * BytesOfEntry) + 4, BytesOfDegrees = 3 * 8;

        writer.Write("II"u8);
        writer.Write((ushort)42);
        writer.Write(HeaderOfTiff);

        writer.Write((ushort)1);
        Entry(GpsDirectory, Long, 1, Gps);
        writer.Write(0);

        writer.Write((ushort)5);
        Entry(1, Ascii, 2, 'N');
        Entry(2, Rational, 3, Values);
        Entry(3, Ascii, 2, 'E');
        Entry(4, Rational, 3, Values + BytesOfDegrees);
        Entry(0x1C, Undefined, area.Length, Values + (2 * BytesOfDegrees));
        writer.Write(0);

        foreach (var part in (int[])[12, 1, 15, 1, 0, 1, 104, 1, 40, 1, 0, 1])
        {
            writer.Write(part);
        }

        writer.Write(area);
        writer.Flush();
        return stream.ToArray();

        void Entry(ushort tag, ushort type, int count, int value)
        {
            writer.Write(tag);
            writer.Write(type);
            writer.Write(count);
            writer.Write(value);
        }
    }
}
