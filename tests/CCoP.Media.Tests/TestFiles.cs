using NetVips;

namespace CCoP.Media.Tests;

/// <summary>Files made here, since none of ours may show a person.</summary>
internal static class TestFiles
{
    /// <summary>Words in the metadata of a file, to look for in what is served.</summary>
    public const string Author = "Somebody Who Took It";

    public static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4, .. new byte[200]];

    public static byte[] Jpeg(int width, int height) => Drawn(width, height).JpegsaveBuffer(q: 85);

    public static byte[] Png(int width, int height) => Drawn(width, height).PngsaveBuffer();

    public static byte[] WebP(int width, int height) => Drawn(width, height).WebpsaveBuffer();

    public static byte[] Gif(int width, int height) => Drawn(width, height).GifsaveBuffer();

    /// <summary>As a phone writes it: lying on its side, with the place, the author, a comment and a description of all of it in XMP.</summary>
    public static byte[] FromPhone(int width, int height) => WithMetadata(Drawn(width, height)).JpegsaveBuffer(q: 85, keep: Enums.ForeignKeep.All);

    public static byte[] PngFromPhone(int width, int height) => WithMetadata(Drawn(width, height)).PngsaveBuffer(keep: Enums.ForeignKeep.All);

    public static byte[] WebPFromPhone(int width, int height) => WithMetadata(Drawn(width, height)).WebpsaveBuffer(keep: Enums.ForeignKeep.All);

    private static Image WithMetadata(Image image) => image.Mutate(picture =>
    {
        picture.Set(GValue.GIntType, "orientation", 6);
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "11/1 33/1 0/1");
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLongitudeRef", "E");
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "104/1 55/1 0/1");
        picture.Set(GValue.GStrType, "exif-ifd0-Artist", Author);
        picture.Set(GValue.GStrType, "jpeg-comment", Author);
        picture.Set(GValue.BlobType, "xmp-data", System.Text.Encoding.UTF8.GetBytes(
            $"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="11,33.0N" exif:Artist="{Author}"/></rdf:RDF></x:xmpmeta>"""));
    });

    private static Image Drawn(int width, int height)
    {
        using var across = Image.Xyz(width, height);
        return ((across[0] % 256).Bandjoin(across[1] % 256, (across[0] + across[1]) % 256)).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
