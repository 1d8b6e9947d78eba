using System.Net;
using System.Text;
using NetVips;
using UglyToad.PdfPig;
using static CCoP.Testing.Refusals;

namespace CCoP.Media.Tests.Features;

public sealed class UploadTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Trait("Row", "D01")]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
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
        (page.Original!.Width, page.Original.Height, page.Original.ContentType).ShouldBe((1_200, 1_600, $"image/{kind}"));
        foreach (var rendition in page.Renditions)
        {
            var served = await cop.BytesAsync(media.Public.ReadRenditionAsync(rendition.Id, Ct));
            served.LongLength.ShouldBe(rendition.Bytes);
            Hidden(served).ShouldBeEmpty();
            foreach (var word in new[] { TestFiles.Author, "GPS", "Exif", "EXIF", "XMP", "xmpmeta", "ICCP" })
            {
                Says(served, word).ShouldBeFalse(word);
            }
        }
    }

    [Fact, Trait("Row", "D01")]
    public async Task No_document_that_is_shown_says_who_wrote_it_or_where_its_pictures_were_taken()
    {
        var file = TestFiles.Pdf("/StructTreeRoot << /Type /StructTreeRoot /K << /S /Annot /K << /Type /OBJR /Obj 8 0 R >> >> >>");
        foreach (var word in new[] { TestFiles.Author, "GPS", "Exif", "xmpmeta", "GPTS" })
        {
            Says(file, word).ShouldBeTrue($"The fixture has {word}.");
        }

        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync(cop.New(kind: MediaKind.Document));
        await cop.UploadAsync(item, file);
        await cop.PublishAsync(item);

        var rendition = (await cop.PageAsync(item)).Renditions.ShouldHaveSingleItem();
        rendition.ContentType.ShouldBe("application/pdf");
        var served = await cop.BytesAsync(media.Public.ReadRenditionAsync(rendition.Id, Ct));
        foreach (var word in new[] { TestFiles.Author, "GPS", "Exif", "xmpmeta", "GPTS", "Is this right", "D:2024" })
        {
            Says(served, word).ShouldBeFalse(word);
        }

        using var document = PdfDocument.Open(served);
        var page = document.GetPages().ShouldHaveSingleItem();
        page.Text.ShouldBe("Minutes of the meeting");
        var picture = page.GetImages().ShouldHaveSingleItem();
        using var decoded = Image.NewFromBuffer(picture.RawBytes.ToArray(), failOn: Enums.FailOn.Error);
        (decoded.Width, decoded.Height).ShouldBe((64, 48));
        decoded.Avg().ShouldBeInRange(1, 254);
        page.GetAnnotations().ShouldHaveSingleItem().Type.ShouldBe(UglyToad.PdfPig.Annotations.AnnotationType.Link);
    }

    [Theory]
    [InlineData(1_280, 100, new[] { 320, 640, 1_280 })]
    [InlineData(4_000, 100, new[] { 320, 640, 1_280 })]
    [InlineData(500, 400, new[] { 320, 500 })]
    [InlineData(320, 10, new[] { 320 })]
    [InlineData(1, 1, new[] { 1 })]
    public async Task A_picture_is_made_smaller_and_never_larger(int width, int height, int[] widths)
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(file: TestFiles.Png(width, height));
        (await cop.PageAsync(item)).Renditions.Select(rendition => rendition.Width!.Value).ShouldBe(widths);
    }

    public static TheoryData<string, HttpStatusCode, string> Bad => new()
    {
        { "a zip called .jpg", HttpStatusCode.UnsupportedMediaType, "file.type" },
        { "html", HttpStatusCode.UnsupportedMediaType, "file.type" },
        { "svg", HttpStatusCode.UnsupportedMediaType, "file.type" },
        { "gif", HttpStatusCode.UnsupportedMediaType, "file.type" },
        { "one byte", HttpStatusCode.UnsupportedMediaType, "file.type" },
        { "nothing", HttpStatusCode.UnprocessableEntity, "file.empty" },
        { "half a jpeg", HttpStatusCode.UnprocessableEntity, "file.damaged" },
        { "half a png", HttpStatusCode.UnprocessableEntity, "file.damaged" },
        { "half a webp", HttpStatusCode.UnprocessableEntity, "file.damaged" },
        { "html that begins as a jpeg", HttpStatusCode.UnprocessableEntity, "file.damaged" },
        { "half a pdf", HttpStatusCode.UnprocessableEntity, "file.damaged" },
        { "text that begins as a pdf", HttpStatusCode.UnprocessableEntity, "file.damaged" },
        { "a bomb", HttpStatusCode.RequestEntityTooLarge, "file.too_many_pixels" },
        { "a long bomb", HttpStatusCode.RequestEntityTooLarge, "file.too_many_pixels" },
        { "too many bytes", HttpStatusCode.RequestEntityTooLarge, "file.too_large" },
        { "a pdf with a file", HttpStatusCode.UnprocessableEntity, "file.unsafe" },
        { "a pdf with a script", HttpStatusCode.UnprocessableEntity, "file.unsafe" },
        { "a pdf that opens with a script", HttpStatusCode.UnprocessableEntity, "file.unsafe" },
        { "a locked pdf", HttpStatusCode.UnprocessableEntity, "file.unsafe" },
        { "a pdf with a picture of another kind", HttpStatusCode.UnprocessableEntity, "file.not_cleanable" },
        { "a pdf with a picture that is packed twice", HttpStatusCode.UnprocessableEntity, "file.not_cleanable" },
        { "a pdf with a picture that nothing names", HttpStatusCode.UnprocessableEntity, "file.not_cleanable" },
        { "a pdf as a photo", HttpStatusCode.UnprocessableEntity, "file.kind" },
        { "a photo as a document", HttpStatusCode.UnprocessableEntity, "file.kind" },
    };

    [Theory, MemberData(nameof(Bad)), Trait("Row", "D01")]
    public async Task What_is_no_whole_and_harmless_file_is_refused_and_leaves_nothing(string what, HttpStatusCode status, string code)
    {
        var before = media.Files().Stored;
        var cop = await media.CopAsync();
        var kind = what == "a pdf as a photo" ? MediaKind.Photo : what == "a photo as a document" || what.Contains("pdf", StringComparison.Ordinal) ? MediaKind.Document : MediaKind.Photo;
        var item = await cop.CreatedAsync(cop.New(kind: kind) with { FileName = "innocent.jpg" });

        var started = System.Diagnostics.Stopwatch.StartNew();
        await RefusedAsync(() => cop.UploadAsync(item, BadFile(what)), status, code);

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await cop.PageAsync(item)).State.ShouldBe(MediaState.Awaited);
        media.Files().Stored.ShouldBe(before, ignoreOrder: true);
        media.Files().Incoming.ShouldBeEmpty();

        // The item is as it was: the right file still fits.
        await cop.UploadAsync(item, kind == MediaKind.Document ? TestFiles.Pdf() : TestFiles.Jpeg(40, 30));
        (await cop.PageAsync(item)).State.ShouldBe(MediaState.Ready);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10L)]
    [InlineData(9_000_000L)]
    public async Task What_is_too_large_is_refused_whatever_its_sender_says_of_its_length(long? said)
    {
        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync();
        using var client = media.Unbuffered(cop.RepresentativeId, Roles.Grantee);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/media/items/{item}/file")
        {
            Content = new StreamContent(said > MediaFixture.MaxBytes ? new MemoryStream(new byte[10]) : new Endless()),
        };
        request.Content.Headers.ContentLength = said;
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{(await cop.PageAsync(item)).Version}\"");

        using var answer = await client.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("file.too_large");
        media.Files().Incoming.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_is_broken_off_leaves_nothing()
    {
        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync();
        var version = (await cop.PageAsync(item)).Version;
        using var brokenOff = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var uploading = new MediaClient(media.Unbuffered(cop.RepresentativeId, Roles.Grantee)).UploadFileAsync(item, new Slow(), version, brokenOff.Token);
        await UntilAsync(() => media.Files().Incoming.Count == 1);

        await brokenOff.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => uploading);
        await UntilAsync(() => media.Files().Incoming.Count == 0);
        (await cop.PageAsync(item)).State.ShouldBe(MediaState.Awaited);
    }

    [Fact]
    public async Task The_same_file_is_stored_once_and_deleted_with_the_last_item_that_has_it()
    {
        var cop = await media.CopAsync();
        var file = TestFiles.Jpeg(701, 503);
        var before = media.Files().Stored;
        var first = await cop.ReadyAsync(file: file);
        var stored = media.Files().Stored;
        stored.Except(before).Count().ShouldBe(1 + 3);

        var second = await (await media.CopAsync()).ReadyAsync(file: file);
        media.Files().Stored.ShouldBe(stored, ignoreOrder: true);

        await cop.Representative.WithdrawItemAsync(first, Ct);
        media.Files().Stored.ShouldBe(stored, ignoreOrder: true);
        await media.As(await media.PersonAsync(Roles.Facilitator), Roles.Facilitator).WithdrawItemAsync(second, Ct);
        media.Files().Stored.ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task The_name_of_a_file_is_kept_as_typed_and_is_never_a_path()
    {
        var cop = await media.CopAsync();
        const string name = "../../etc/រូបថត Sokha\t\"x\".jpg";
        var item = await cop.CreatedAsync(cop.New() with { FileName = name });
        await cop.UploadAsync(item, TestFiles.Jpeg(40, 30));
        (await cop.PageAsync(item)).FileName.ShouldBe(name);
        media.Files().Stored.ShouldAllBe(stored => stored.Length == 64 && stored.All(char.IsAsciiHexDigitLower));
    }

    [Fact]
    public async Task An_item_has_one_file_for_good()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync();
        await RefusedAsync(() => cop.UploadAsync(item, TestFiles.Jpeg(50, 50)), HttpStatusCode.UnprocessableEntity, "file.present");
    }

    [Fact]
    public async Task Of_two_uploads_at_once_one_is_kept()
    {
        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync();
        var version = (await cop.PageAsync(item)).Version;
        var before = media.Files().Stored;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            try
            {
                await cop.Representative.UploadFileAsync(item, new MemoryStream(TestFiles.Jpeg(300, 200 + number)), version, Ct);
                return "kept";
            }
            catch (ApiException refused)
            {
                return refused.Code;
            }
        }));

        outcomes.Count(outcome => outcome == "kept").ShouldBe(1);
        outcomes.Where(outcome => outcome != "kept").ShouldBeSubsetOf(["version.stale", "file.present"]);
        media.Files().Stored.Except(before).Count().ShouldBe(2, "the original and its one rendition");
        media.Files().Incoming.ShouldBeEmpty();
    }

    private static byte[] BadFile(string what) => what switch
    {
        "a zip called .jpg" => TestFiles.Zip,
        "html" => "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(),
        "svg" => "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
        "gif" => TestFiles.Gif(20, 20),
        "one byte" => [0xFF],
        "nothing" => [],
        "half a jpeg" => Half(TestFiles.Jpeg(800, 600)),
        "half a png" => Half(TestFiles.Png(800, 600)),
        "half a webp" => Half(TestFiles.WebP(800, 600)),
        "html that begins as a jpeg" => [0xFF, 0xD8, 0xFF, .. "<html>"u8],
        "half a pdf" => Half(TestFiles.Pdf()),
        "text that begins as a pdf" => "%PDF-1.7 Hello %%EOF"u8.ToArray(),
        "a bomb" => TestFiles.PngHeader(8_000, 7_000),
        "a long bomb" => TestFiles.PngHeader(12_001, 4_000),
        "too many bytes" => [.. TestFiles.Jpeg(100, 100), .. new byte[MediaFixture.MaxBytes]],
        "a pdf with a file" => TestFiles.Pdf("/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /EF << /F 6 0 R >> >>] >> >>"),
        "a pdf with a script" => TestFiles.Pdf("/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>"),
        "a pdf that opens with a script" => TestFiles.Pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        "a locked pdf" => TestFiles.Pdf(trailer: $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >> /ID [<00> <00>]"),
        "a pdf with a picture of another kind" => TestFiles.Pdf(filter: "/JPXDecode"),
        "a pdf with a picture that is packed twice" => TestFiles.Pdf(filter: "[/ASCIIHexDecode /DCTDecode]"),
        "a pdf with a picture that nothing names" => TestFiles.Pdf(filter: "null"),
        "a pdf as a photo" => TestFiles.Pdf(),
        "a photo as a document" => TestFiles.Jpeg(20, 20),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];

    /// <summary>The metadata fields of a picture that could say something about its making.</summary>
    private static List<string> Hidden(byte[] file)
    {
        using var image = Image.NewFromBuffer(file);
        return [.. image.GetFields().Where(field => field.StartsWith("exif-", StringComparison.Ordinal) || field is "xmp-data" or "iptc-data" or "icc-profile-data" or "orientation" or "jpeg-comment")];
    }

    private static bool Says(byte[] file, string word) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word)) >= 0;

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>A sender that never stops.</summary>
    private class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>A sender on a poor line: some bytes, then nothing until it is broken off.</summary>
    private sealed class Slow : Endless
    {
        private bool hasBegun;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (hasBegun)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            hasBegun = true;
            return 100;
        }
    }
}
