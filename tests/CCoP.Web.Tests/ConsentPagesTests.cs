using CCoP.Media.Contracts;
using CCoP.Web.Components.Pages.Media;

namespace CCoP.Web.Tests;

/// <summary>A person is asked one question after another; a no leaves nothing behind, and the code goes to paper and nowhere else.</summary>
public sealed class ConsentPagesTests(WebHost host) : IClassFixture<WebHost>
{
    private const string Code = "TYKR-QNRH-TA5Y-DCM5", Person = "S. (first row)";

    private static readonly Guid Item = Guid.CreateVersion7(), Consent = Guid.CreateVersion7();

    private readonly string asking = $"/media/consents/new?item={Item}", slip = $"/media/consents/{Consent}/slip";

    [Fact, Trait("Row", "D02")]
    public async Task What_was_answered_travels_along_and_can_be_changed_until_it_is_recorded()
    {
        using var browser = host.OpenBrowser();
        Tell();
        var page = await browser.SignInAsync("representative.lid", asking);
        page.Text.ShouldContain("A no has no effect on any service");

        page = await SendAsync(browser, page, ("Form.Step", "Explain"));
        page.Text.ShouldContain("Who explained it: Fill this in.");

        page = await SendAsync(browser, page, [.. Explained, ("Form.Step", "Explain")]);
        page.Text.ShouldContain("Question 2 of 5");
        page.Html.ShouldContain("""name="Form.Language" value="kdt""");

        page = await SendAsync(browser, page, [.. Explained, ("Form.Step", "Person"), ("Form.PersonName", Person), ("do", "back")]);
        page.Text.ShouldContain("Question 1 of 5");
        page.Html.ShouldContain($"""name="Form.PersonName" value="{Person}""");

        page = await SendAsync(browser, page, [.. Explained, ("Form.Step", "Person"), ("Form.Person", "Guarded"), ("Form.PersonName", Person)]);
        page.Text.ShouldContain("Guardian: Fill this in.");
    }

    [Fact, Trait("Row", "D02")]
    public async Task The_code_is_on_the_slip_in_both_languages_until_the_person_has_the_paper()
    {
        using var browser = host.OpenBrowser();
        Tell();
        host.Services.Answer("/api/media/consents", new ConsentRecorded(Consent, Code));
        var page = await browser.SignInAsync("representative.lid", asking);
        page = await SendAsync(browser, page, [.. Explained, ("Form.Step", "How"), .. Answered]);
        page.Text.ShouldContain("Check before you record it");
        page.Text.ShouldContain("Public website");

        page = await browser.FollowAsync(await SendAsync(browser, page, [.. Explained, ("Form.Step", "Check"), .. Answered]));
        page.Text.ShouldContain(Code);
        page.Text.ShouldContain("អ្នកអាចប្តូរចិត្តបានគ្រប់ពេល");
        page.Text.ShouldContain("You can change your mind at any time");
        page.Html.ShouldContain("<svg class=\"qr\"");
        page.Address.PathAndQuery.ShouldNotContain(Code);

        using (var somebodyElse = host.OpenBrowser())
        {
            (await somebodyElse.SignInAsync("representative.wpm", slip)).Text.ShouldNotContain(Code);
        }

        (await browser.SendAsync(HttpMethod.Post, slip, [new("_handler", "done"), new("__RequestVerificationToken", page.FormToken)])).Next.ShouldNotBeNull();
        (await browser.OpenAsync(slip)).Text.ShouldNotContain(Code);
    }

    [Fact]
    public void A_consent_of_one_person_speaks_for_one_and_has_no_guardian()
    {
        var input = new ConsentInput { Person = PersonKind.Self, Guardian = "typed before", PeopleCovered = "12", Channels = { ["Booklet"] = true, ["PublicWeb"] = true, ["nonsense"] = true } };
        var consent = input.Read(ConsentSubject.Media, Item, null, null);
        consent.PeopleCovered.ShouldBe(1);
        consent.Guardian.ShouldBeNull();
        consent.Channels.ShouldBe([ConsentChannel.PublicWeb, ConsentChannel.Booklet]);
    }

    private static IEnumerable<(string, string)> Explained => [("Form.Id", Consent.ToString()), ("Form.ExplainedBy", "representative"), ("Form.Language", "kdt")];

    private static IEnumerable<(string, string)> Answered =>
        [("Form.Person", "Self"), ("Form.PersonName", Person), ("Form.Channels[PublicWeb]", "true"), ("Form.Audience", "Everyone"), ("Form.Method", "Oral"), ("Form.GivenOn", "2026-11-12")];

    private void Tell() => host.Services.Answer($"/api/media/items/{Item}", new MediaPage(
        Item, Guid.CreateVersion7(), "lgbtqia", new("CoP-LGBTQIA+"), MediaKind.Photo, MediaState.Ready, new("Before the screen"), new("Two people sit before a screen."), IsDecorative: false,
        null, null, null, [], PeopleShown: 2, [], new(MissesFile: false, MissesAltText: false, 2, 0, 0), IsPublic: false, [], "Representative", DateTimeOffset.UnixEpoch,
        MayDescribe: true, MayStatePeople: true, MayRecordConsent: true, MayWithdraw: true, MayReadAccesses: false, Version: 3));

    private static Task<Page> SendAsync(Browser browser, Page page, params (string Name, string Value)[] fields) => browser.SendAsync(
        HttpMethod.Post, page.Address.PathAndQuery,
        fields.Prepend(("_handler", "consent")).Prepend(("__RequestVerificationToken", page.FormToken)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
}
