using CCoP.Membership.Contracts;

namespace CCoP.Web.Tests;

/// <summary>Web as it is shipped: it keeps public pages for a moment.</summary>
public sealed class KeepingWebHost(Servers servers) : WebHost(servers)
{
    protected override bool KeepsPublicPages => true;
}

/// <summary>A public page is rendered once for many who open it, and shows a change at once all the same.</summary>
public sealed class KeptPagesTests(KeepingWebHost host) : IClassFixture<KeepingWebHost>
{
    private const string Address = "/cops";
    private const int Many = 20;

    [Fact]
    public async Task A_page_is_rendered_once_for_many_and_a_change_shows_within_two_seconds()
    {
        List("Before");
        using var browser = host.OpenBrowser();
        var first = await browser.SendAsync(HttpMethod.Get, Address);
        var pages = await OpenManyAsync(browser);

        pages.Asked.ShouldBeLessThan(Many);
        foreach (var page in pages.Opened)
        {
            page.Text.ShouldContain("Before");
            page.Headers["Content-Security-Policy"].ShouldBe(first.Headers["Content-Security-Policy"]);
            page.Headers["Cache-Control"].ShouldBe(first.Headers["Cache-Control"]);
        }

        List("After");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        (await browser.SendAsync(HttpMethod.Get, Address)).Text.ShouldContain("After");
    }

    [Fact]
    public async Task Nothing_is_kept_of_or_for_who_is_signed_in()
    {
        List("Before");
        using var person = host.OpenBrowser();
        await person.SignInAsync("facilitator", "/signin?returnUrl=/about");

        (await OpenManyAsync(person)).Asked.ShouldBeGreaterThanOrEqualTo(Many);
        (await person.SendAsync(HttpMethod.Get, Address)).Html.ShouldContain("/signout");
        using var nobody = host.OpenBrowser();
        (await nobody.SendAsync(HttpMethod.Get, Address)).Html.ShouldNotContain("/signout");
    }

    [Fact]
    public async Task Each_reader_gets_their_own_language()
    {
        List("Before");
        using var khmer = host.OpenBrowser();
        using var english = host.OpenBrowser();
        await khmer.SendAsync(HttpMethod.Get, Address + "?lang=km");
        for (var turn = 0; turn < 3; turn++)
        {
            (await khmer.SendAsync(HttpMethod.Get, Address)).Html.ShouldContain("<html lang=\"km\">");
            (await english.SendAsync(HttpMethod.Get, Address)).Html.ShouldContain("<html lang=\"en\">");
        }
    }

    /// <summary>Opens the page again and again, and counts what the services were asked for it.</summary>
    private async Task<(int Asked, IReadOnlyList<Page> Opened)> OpenManyAsync(Browser browser)
    {
        var before = host.Services.Tokens.Count;
        var opened = new List<Page>();
        for (var turn = 0; turn < Many; turn++)
        {
            opened.Add(await browser.SendAsync(HttpMethod.Get, Address));
        }

        return (host.Services.Tokens.Count - before, opened);
    }

    private void List(string name) => host.Services.Answer(
        "/api/membership/cops", new Page<CopCard>([new(Guid.CreateVersion7(), "women", new(name), new("Solidarity"), CopState.Established, "rose", 7, [])], null));
}
