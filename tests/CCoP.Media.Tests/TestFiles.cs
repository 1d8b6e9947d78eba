using System.Text;
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

    /// <summary>Its header says so many pixels; of the picture itself there is nothing, so whoever decoded it would call it damaged.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        using var black = Image.Black(width, height);
        return black.PngsaveBuffer(compression: 9)[..700];
    }

    /// <summary>A PDF of one page with a picture from a phone and a comment, and whatever metadata a PDF can have.</summary>
    /// <param name="catalog">More entries of the catalog.</param>
    /// <param name="trailer">More entries of the trailer.</param>
    /// <param name="filter">Of the picture.</param>
    public static byte[] Pdf(string catalog = "", string trailer = "", string filter = "/DCTDecode")
    {
        var picture = FromPhone(64, 48);
        var xmp = Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>{Author}</creator></x:xmpmeta>");
        var words = "BT /F1 24 Tf 20 100 Td (Minutes of the meeting) Tj ET q 64 0 0 48 20 20 cm /Im0 Do Q"u8.ToArray();
        (string Dictionary, byte[]? Stream)[] objects =
        [
            ($"<< /Type /Catalog /Pages 2 0 R /Lang (km) /Metadata 6 0 R {catalog} >>", null),
            ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null),
            ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /LastModified (D:20240101) /Metadata 6 0 R /VP [<< /Measure << /GPTS [11.55 104.92] >> >>] /Contents 4 0 R /Annots [8 0 R 10 0 R] /Resources << /XObject << /Im0 5 0 R >> /Font << /F1 9 0 R >> >> >>", null),
            ("<<", words),
            ($"<< /Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter {filter}", picture),
            ("<< /Type /Metadata /Subtype /XML", xmp),
            ($"<< /Author ({Author}) /Creator ({Author}) /CreationDate (D:20240101) >>", null),
            ($"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T ({Author}) /Contents (Is this right?) >>", null),
            ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", null),
            ("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>", null),
        ];

        using var pdf = new MemoryStream();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.7\n");
        List<long> offsets = [];
        foreach (var (dictionary, stream) in objects)
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n{dictionary}");
            if (stream is not null)
            {
                Write($" /Length {stream.Length} >>\nstream\n");
                pdf.Write(stream);
                Write("\nendstream");
            }

            Write("\nendobj\n");
        }

        var start = pdf.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n{string.Concat(offsets.Select(offset => $"{offset:D10} 00000 n \n"))}");
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R /Info 7 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return pdf.ToArray();
    }

    private static Image WithMetadata(Image image) => image.Mutate(picture =>
    {
        picture.Set(GValue.GIntType, "orientation", 6);
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "11/1 33/1 0/1");
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLongitudeRef", "E");
        picture.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "104/1 55/1 0/1");
        picture.Set(GValue.GStrType, "exif-ifd0-Artist", Author);
        picture.Set(GValue.GStrType, "jpeg-comment", Author);
        picture.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes(
            $"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="11,33.0N" exif:Artist="{Author}"/></rdf:RDF></x:xmpmeta>"""));
    });

    private static Image Drawn(int width, int height)
    {
        using var across = Image.Xyz(width, height);
        return ((across[0] % 256).Bandjoin(across[1] % 256, (across[0] + across[1]) % 256)).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
