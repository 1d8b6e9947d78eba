using System.Net;
using System.Net.Http.Headers;
using static CCoP.Testing.Refusals;

namespace CCoP.Media.Tests.Features;

public sealed class ShowingTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "D02")]
    public async Task A_rendition_is_public_only_while_its_people_agree_and_a_published_output_shows_it()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 2);
        var rendition = await cop.RenditionAsync(item);
        (await cop.BytesAsync(cop.Publisher.ReadRenditionAsync(rendition, Ct))).ShouldNotBeEmpty();
        await HiddenAsync(rendition);

        await cop.ConsentedAsync(item, "First");
        var second = await cop.ConsentedAsync(item, "Second");
        await HiddenAsync(rendition);

        var output = await cop.PublishAsync(item);
        await ShownAsync(rendition);
        (await cop.PageAsync(item)).ShownIn.ShouldHaveSingleItem().Slug.ShouldBe(output.Slug);

        await cop.Representative.WithdrawConsentAsync(second.Id, new(null), Ct);
        await GoneAsync(rendition);
        (await cop.BytesAsync(cop.Publisher.ReadRenditionAsync(rendition, Ct))).ShouldNotBeEmpty();
    }

    [Fact, Trait("Row", "D02")]
    public async Task A_consent_that_ends_closes_the_picture_at_midnight_in_Phnom_Penh()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var rendition = await cop.RenditionAsync(item);
        await cop.PublishAsync(item);
        await cop.Facilitator.RecordConsentAsync(cop.Consent(item) with { GivenOn = media.Today.AddDays(-1), ExpiresOn = media.Today }, Ct);
        await ShownAsync(rendition);
        try
        {
            media.Clock.MoveTo(PhnomPenh.At(media.Today.AddDays(1), TimeOnly.MinValue));
            await GoneAsync(rendition);
            (await cop.PageAsync(item)).Needs.ShouldBe(new PublicationNeeds(false, false, 1, 0, 1));
        }
        finally
        {
            media.Clock.MoveTo(TimeProvider.System.GetUtcNow());
        }
    }

    [Fact, Trait("Row", "D06")]
    public async Task Nothing_is_public_that_nobody_described_unless_it_is_decorative()
    {
        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync(cop.New() with { AltText = null });
        await cop.UploadAsync(item, TestFiles.Jpeg(40, 30));
        await cop.PublishAsync(item);
        var rendition = await cop.RenditionAsync(item);
        await GoneAsync(rendition);
        (await cop.PageAsync(item)).Needs.MissesAltText.ShouldBeTrue();

        async Task DescribeAsync(LocalText? alt, bool decorative) =>
            await cop.Editor.DescribeItemAsync(item, new(new("A meeting"), alt, decorative, null), (await cop.PageAsync(item)).Version, Ct);

        await RefusedAsync(() => DescribeAsync(new("A line"), decorative: true), HttpStatusCode.BadRequest, "alt_text.decorative");
        await DescribeAsync(null, decorative: true);
        await ShownAsync(rendition);
        await DescribeAsync(null, decorative: false);
        await GoneAsync(rendition);
        await DescribeAsync(new("Women sit in a circle", "ស្ត្រីអង្គុយជារង្វង់"), decorative: false);
        await ShownAsync(rendition);
    }

    [Fact, Trait("Row", "D02")]
    public async Task A_copy_in_a_browser_is_asked_for_again_and_not_shown_after_a_withdrawal()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var consent = await cop.ConsentedAsync(item);
        await cop.PublishAsync(item);
        var address = new Uri($"/api/media/renditions/{await cop.RenditionAsync(item)}", UriKind.Relative);
        using var browser = media.HttpWith(null);

        using var first = await browser.GetAsync(address, Ct);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        (first.Headers.CacheControl!.NoCache, first.Headers.CacheControl.Private).ShouldBe((true, true));
        first.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        first.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);

        browser.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await browser.GetAsync(address, Ct);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await media.Site.WithdrawByCodeAsync(new(consent.WithdrawalCode), Ct);
        using var after = await browser.GetAsync(address, Ct);
        after.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_part_of_a_rendition_can_be_asked_for()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync();
        await cop.PublishAsync(item);
        using var browser = media.HttpWith(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/media/renditions/{await cop.RenditionAsync(item)}") { Headers = { Range = new RangeHeaderValue(0, 3) } };
        using var answer = await browser.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe("RIFF"u8.ToArray());
    }

    [Fact]
    public async Task A_document_is_handed_over_as_a_file()
    {
        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync(cop.New(kind: MediaKind.Document));
        await cop.UploadAsync(item, TestFiles.Pdf());
        await cop.PublishAsync(item);
        using var answer = await media.Public.ReadRenditionAsync(await cop.RenditionAsync(item), Ct);
        answer!.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task What_an_output_no_longer_shows_is_gone_and_an_older_message_does_not_bring_it_back()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync();
        var rendition = await cop.RenditionAsync(item);
        var output = await cop.PublishAsync(item);
        await ShownAsync(rendition);

        await cop.TellAsync(output with { Version = 5, State = OutputState.Withdrawn });
        await GoneAsync(rendition);
        await media.Bus.PublishAsync(output with { Version = 3 });
        await media.Bus.PublishAsync(output);
        var later = await cop.PublishAsync(); // Behind the old ones in the same queue.
        await cop.TellAsync(later with { Version = 2 });
        await GoneAsync(rendition);

        await cop.TellAsync(output with { Version = 6 });
        await ShownAsync(rendition);
        await cop.TellAsync(output with { Version = 7, MediaIds = [] });
        await GoneAsync(rendition);
    }

    [Fact]
    public async Task A_withdrawn_item_is_gone_for_everybody()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync();
        var rendition = await cop.RenditionAsync(item);
        await cop.PublishAsync(item);
        var told = await media.Bus.ListenAsync<MediaChanged>();

        await cop.Publisher.WithdrawItemAsync(item, Ct);
        await cop.Publisher.WithdrawItemAsync(item, Ct);

        await GoneAsync(rendition);
        await RefusedAsync(() => cop.Representative.ReadRenditionAsync(rendition, Ct), HttpStatusCode.Gone, "rendition.gone");
        (await cop.Representative.ReadOriginalAsync(item, Ct)).ShouldBeNull();
        var changed = await told.OneAsync(one => one.MediaId == item);
        (changed.State, changed.Renditions.Count).ShouldBe((MediaState.Withdrawn, 0));
        await media.ToldAsync();
        told.All.Count(one => one.MediaId == item).ShouldBe(1);
        var page = await cop.PageAsync(item);
        (page.Original, page.Renditions.Count, page.MayDescribe, page.MayWithdraw).ShouldBe((null, 0, false, false));
        await RefusedAsync(() => cop.UploadAsync(item, TestFiles.Jpeg(9, 9)), HttpStatusCode.UnprocessableEntity, "item.withdrawn");
    }

    [Fact, Trait("Row", "G14")]
    public async Task Who_opened_what_is_not_public_is_written_down()
    {
        var cop = await media.CopAsync();
        var file = TestFiles.FromPhone(400, 300);
        var item = await cop.ReadyAsync(file: file);
        var rendition = await cop.RenditionAsync(item);

        (await cop.BytesAsync(cop.Editor.ReadOriginalAsync(item, Ct))).ShouldBe(file);
        (await cop.BytesAsync(cop.Publisher.ReadRenditionAsync(rendition, Ct))).ShouldNotBeEmpty();
        await cop.PublishAsync(item);
        (await cop.BytesAsync(cop.Publisher.ReadRenditionAsync(rendition, Ct))).ShouldNotBeEmpty(); // Public: nobody's secret.

        var opened = (await cop.Safeguarding.ListAccessesAsync(item, Ct)).Items;
        opened.Select(access => (access.PersonId, access.Target, access.RenditionId)).ShouldBe(
            [(cop.PublisherId, AccessTarget.Rendition, rendition), (cop.EditorId, AccessTarget.Original, null)]);
        opened[1].PersonName.ShouldBe("Somebody editor");
        var page = await cop.Auditor.ListAccessesAsync(item, Ct, limit: 1);
        (await cop.Auditor.ListAccessesAsync(item, Ct, page.Next)).Items.ShouldHaveSingleItem().PersonId.ShouldBe(cop.EditorId);
        await RefusedAsync(() => cop.Representative.ListAccessesAsync(item, Ct), HttpStatusCode.Forbidden, "role.missing");
    }

    [Fact]
    public async Task Of_another_CoP_nothing_can_be_seen_or_done()
    {
        var (cop, other) = (await media.CopAsync(), await media.CopAsync());
        var item = await cop.ReadyAsync(people: 1);
        var (rendition, version) = (await cop.RenditionAsync(item), (await cop.PageAsync(item)).Version);
        var consent = await cop.ConsentedAsync(item);
        var stranger = other.Representative;

        (await stranger.ReadItemAsync(item, Ct)).ShouldBeNull();
        (await stranger.ReadOriginalAsync(item, Ct)).ShouldBeNull();
        (await stranger.ReadRenditionAsync(rendition, Ct)).ShouldBeNull();
        (await stranger.ReadConsentsAsync(item, Ct)).ShouldBeNull();
        (await stranger.ListItemsAsync(Ct)).Items.ShouldBeEmpty();
        (await media.Site.ReadItemAsync(item, Ct)).ShouldBeNull();
        Func<Task>[] acts =
        [
            () => stranger.CreateItemAsync(cop.New(), Ct),
            () => stranger.DescribeItemAsync(item, new(new("Mine"), null, false, null), version, Ct),
            () => stranger.UploadFileAsync(item, new MemoryStream(TestFiles.Jpeg(5, 5)), version, Ct),
            () => stranger.WithdrawItemAsync(item, Ct),
            () => stranger.RecordConsentAsync(cop.Consent(item), Ct),
            () => stranger.WithdrawConsentAsync(consent.Id, new(null), Ct),
        ];
        foreach (var act in acts)
        {
            await RefusedAsync(act, HttpStatusCode.NotFound);
        }
    }

    private async Task ShownAsync(Guid rendition)
    {
        using var answer = await media.Public.ReadRenditionAsync(rendition, Ct);
        answer.ShouldNotBeNull().StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task HiddenAsync(Guid rendition) => (await media.Public.ReadRenditionAsync(rendition, Ct)).ShouldBeNull();

    private Task<ApiException> GoneAsync(Guid rendition) => RefusedAsync(() => media.Public.ReadRenditionAsync(rendition, Ct), HttpStatusCode.Gone, "rendition.gone");
}
