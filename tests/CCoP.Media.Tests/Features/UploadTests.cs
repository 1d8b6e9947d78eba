using NetVips;

namespace CCoP.Media.Tests.Features;

public sealed class UploadTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Phones => ["jpeg", "png", "webp"];

    [Theory, MemberData(nameof(Phones)), Trait("Row", "D01")]
    public async Task No_rendition_says_where_when_or_by_whom_a_picture_was_taken(string kind)
    {
        var file = kind switch { "png" => TestFiles.PngFromPhone(1_600, 1_200), "webp" => TestFiles.WebPFromPhone(1_600, 1_200), _ => TestFiles.FromPhone(1_600, 1_200) };
        Hidden(file).ShouldContain("exif-ifd3-GPSLatitude", "The fixture knows its place.");
        Says(file, TestFiles.Author).ShouldBeTrue("The fixture knows its author.");

        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(file: file);
        await cop.PublishAsync(item);

        var page = await cop.PageAsync(item);
        page.Renditions.Select(rendition => (rendition.Width, rendition.Height)).ShouldBe([(320, 427), (640, 853), (1_200, 1_600)]);
        (page.Original!.Width, page.Original.Height).ShouldBe((1_200, 1_600));
        foreach (var rendition in page.Renditions)
        {
            var served = await cop.BytesAsync(media.Public.ReadRenditionAsync(rendition.Id, Ct));
            served.LongLength.ShouldBe(rendition.Bytes);
            Hidden(served).ShouldBeEmpty();
            foreach (var word in new[] { TestFiles.Author, "GPS", "Exif", "EXIF", "xmpmeta", "ICC_PROFILE", "ICCP" })
            {
                Says(served, word).ShouldBeFalse(word);
            }
        }
    }

    /// <summary>The metadata fields of a picture that could say something about its making.</summary>
    private static List<string> Hidden(byte[] file)
    {
        using var image = Image.NewFromBuffer(file);
        return [.. image.GetFields().Where(field => field.StartsWith("exif-", StringComparison.Ordinal) || field is "xmp-data" or "iptc-data" or "icc-profile-data" or "orientation" or "jpeg-comment")];
    }

    private static bool Says(byte[] file, string word) => file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(word)) >= 0;
}
