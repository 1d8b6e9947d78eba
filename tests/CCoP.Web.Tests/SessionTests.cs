using System.Net;
using CCoP.Finance.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;

namespace CCoP.Web.Tests;

/// <summary>Signing in, staying signed in and being signed out, with the real Identity.</summary>
public sealed class SessionTests : IClassFixture<WebHost>
{
    private readonly WebHost host;

    public SessionTests(WebHost host)
    {
        this.host = host;
        host.ToIdentity.RefusesRefreshes = host.ToIdentity.IsCut = false;
        host.Services
            .Answer("/api/proposals/my/tasks", new Page<MyTask>([], null))
            .Answer("/api/finance/my/tasks", new Page<FinanceTask>([], null))
            .Answer("/api/membership/my/invitations", new Page<MyInvitation>([], null))
            .Answer("/api/membership/my/nominations", new Page<MyNomination>([], null))
            .Answer("/api/membership/me", new Me(Guid.CreateVersion7(), "Representative", [new(Roles.Grantee, null, null, null, null, null, null)]));
    }

    [Fact]
    public async Task A_page_that_needs_an_account_leads_over_the_sign_in_page_back_to_itself()
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SignInAsync("representative.lid", "/start");

        page.Address.PathAndQuery.ShouldBe("/start");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Sign out");
        page.Headers["Cache-Control"].ShouldContain("no-store");
    }

    [Fact]
    public async Task The_services_get_the_tokens_and_the_browser_gets_none()
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SignInAsync("representative.lid", "/start");

        host.Services.Tokens.ShouldNotBeEmpty();
        host.Services.Tokens.ShouldAllBe(token => token.StartsWith("eyJ"));
        page.Html.ShouldNotContain(".eyJ");
        page.Headers.Values.ShouldAllBe(value => !value.Contains(".eyJ"));
    }

    [Fact]
    public async Task Requests_at_the_same_moment_renew_an_old_token_once()
    {
        using var browser = host.OpenBrowser();
        await browser.SignInAsync("representative.lid", "/start");
        var before = host.ToIdentity.Refreshes;
        host.Clock.Advance(TimeSpan.FromMinutes(4.5));

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SendAsync(HttpMethod.Get, "/start")));

        pages.ShouldAllBe(page => page.Status == HttpStatusCode.OK && page.Text.Contains("Representative"));
        host.ToIdentity.Refreshes.ShouldBe(before + 1);
    }

    [Fact]
    public async Task When_Identity_has_ended_the_session_the_person_signs_in_again_and_comes_back()
    {
        using var browser = host.OpenBrowser();
        await browser.SignInAsync("representative.lid", "/start");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        host.ToIdentity.RefusesRefreshes = true;

        var asked = await browser.SendAsync(HttpMethod.Get, "/start");
        asked.Status.ShouldBe(HttpStatusCode.Redirect);
        asked.Next!.AbsolutePath.ShouldBe("/identity/connect/authorize");
        (await browser.FollowAsync(asked)).Address.PathAndQuery.ShouldBe("/start");
    }

    [Fact]
    [Trait("Row", "B05")]
    public async Task A_kept_form_is_told_that_the_session_ended_instead_of_being_sent_away()
    {
        using var browser = host.OpenBrowser();
        var answer = await browser.SendAsync(HttpMethod.Post, "/start", [new("_handler", "any")], ("X-Kept-Form", "1"));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_Identity()
    {
        using var browser = host.OpenBrowser();
        var start = await browser.SignInAsync("representative.lid", "/start");
        var front = await browser.FollowAsync(await browser.SendAsync(HttpMethod.Post, "/signout", [new("__RequestVerificationToken", start.FormToken)]));

        front.Text.ShouldContain("Sign in");
        (await browser.OpenAsync("/start")).Address.AbsolutePath.ShouldBe("/identity/signin");
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_never_leads_to_another_site(string address)
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SignInAsync("representative.lid", "/signin?returnUrl=" + Uri.EscapeDataString(address));
        page.Address.ShouldBe(new Uri(WebHost.PublicOrigin, "/start"));
    }
}
