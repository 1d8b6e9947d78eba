namespace CCoP.Media.Tests.Features;

public sealed class RaceTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "D02")]
    public async Task A_withdrawal_and_a_publication_at_once_never_leave_a_picture_open()
    {
        var cop = await media.CopAsync();
        for (var round = 0; round < 5; round++)
        {
            var item = await cop.ReadyAsync(people: 1, TestFiles.Jpeg(30, 30 + round));
            var rendition = await cop.RenditionAsync(item);
            var consent = await cop.ConsentedAsync(item);
            await Task.WhenAll(cop.PublishAsync(item), media.Site.WithdrawByCodeAsync(new(consent.WithdrawalCode), Ct));
            (await Should.ThrowAsync<ApiException>(() => media.Public.ReadRenditionAsync(rendition, Ct))).Code.ShouldBe("rendition.gone");
        }
    }

    [Fact, Trait("Row", "D02")]
    public async Task Twenty_withdrawals_at_once_by_everybody_who_may_are_one_and_none_is_refused()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var consent = await cop.ConsentedAsync(item);
        var heard = await media.Bus.ListenAsync<ConsentChanged>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => number % 2 == 0
            ? media.Site.WithdrawByCodeAsync(new(consent.WithdrawalCode), Ct)
            : cop.Facilitator.WithdrawConsentAsync(consent.Id, new("At once"), Ct)));

        await heard.OneAsync(one => one.SubjectId == item);
        await media.ToldAsync();
        heard.All.Count(one => one.SubjectId == item).ShouldBe(1);
    }

    [Fact, Trait("Row", "D02")]
    public async Task Consents_that_are_recorded_at_once_all_count_and_are_told_with_rising_versions()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 10);
        var heard = await media.Bus.ListenAsync<ConsentChanged>();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => cop.ConsentedAsync(item, $"Person {number}")));

        (await cop.PageAsync(item)).Needs.MissingConsents.ShouldBe(0);
        (await heard.OneAsync(one => one.SubjectId == item && one.AllowsPublication)).Version.ShouldBe(11);
        var versions = heard.All.Where(one => one.SubjectId == item).Select(one => one.Version).ToList();
        versions.ShouldBe(versions.Order());
        versions.Count.ShouldBe(10);
    }

    [Fact]
    public async Task While_an_item_is_taken_away_the_same_file_can_be_uploaded_elsewhere()
    {
        var cop = await media.CopAsync();
        for (var round = 0; round < 5; round++)
        {
            var file = TestFiles.Jpeg(60, 60 + round);
            var leaving = await cop.ReadyAsync(file: file);
            var coming = await cop.CreatedAsync();

            await Task.WhenAll(cop.Representative.WithdrawItemAsync(leaving, Ct), cop.UploadAsync(coming, file));

            (await cop.BytesAsync(cop.Editor.ReadOriginalAsync(coming, Ct))).ShouldBe(file);
            (await cop.BytesAsync(cop.Editor.ReadRenditionAsync(await cop.RenditionAsync(coming), Ct))).ShouldNotBeEmpty();
        }
    }
}
