using System.Text.RegularExpressions;

namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>Whoever comes by: without an account, without scripts, in both languages.</summary>
public sealed partial class PublicSite(Platform platform)
{
    /// <summary>Pages that the crawl has to come by; what it finds beyond them, it reads as well.</summary>
    private static readonly string[] Pages =
    [
        "/cops/women", "/organisations/wwd-lan", "/map", "/groups", "/events", "/outputs", "/projects", "/journey", "/lessons", "/awards-register", "/withdraw", "/about", "/privacy", "/accessibility",
    ];

    /// <summary>Not the public site, or the same page in other words.</summary>
    private static readonly string[] Elsewhere = ["/signin", "/docs", "/api/", "lang=", "digits="];

    private static readonly int[] Widths = [390, 1280];

    [Theory, Trait("Row", "B04"), Trait("Row", "B06"), Trait("Row", "B07")]
    [InlineData("en", 1280)]
    [InlineData("km", 390)]
    public async Task Every_public_page_can_be_read_without_an_account_and_without_scripts(string language, int width)
    {
        // axe itself is a script, so it looks with scripts on; the same page is then read without them.
        await using var looking = await platform.SomebodyAsync($"public-{language}", new() { ViewportSize = new() { Width = width, Height = 800 } });
        await using var plain = await platform.SomebodyAsync($"public-{language}-plain", new() { JavaScriptEnabled = false });
        await looking.Page.GotoAsync($"/?lang={language}");
        await plain.Page.GotoAsync($"/?lang={language}");

        var found = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<string>(found);
        while (waiting.TryDequeue(out var path))
        {
            (await looking.OpenAsync(path)).Status.ShouldBe(200, path);
            (await plain.Page.GotoAsync(path))!.Status.ShouldBe(200, path);

            (await plain.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
            var words = await plain.WordsAsync();
            words.Length.ShouldBeGreaterThan(100, path);
            Key().Matches(words).Select(key => key.Value).ShouldBeEmpty($"{path} shows a key in place of its words.");
            (await plain.Page.Locator("script").CountAsync()).ShouldBe(0, $"{path} should need no script.");
            await ShouldFitAsync(looking.Page, path);
            foreach (var link in (await LinksAsync(plain.Page)).Where(found.Add))
            {
                waiting.Enqueue(link);
            }
        }

        Pages.Except(found).ShouldBeEmpty("No link leads there.");
        looking.Complaints.ShouldBeEmpty();
    }

    [Fact, Trait("Row", "M01")]
    public async Task Any_spelling_of_an_organisation_finds_it()
    {
        await using var reader = await platform.SomebodyAsync("search");
        foreach (var spelling in new[] { "AVR Users", "ARV User Association", "AUA" })
        {
            await reader.OpenAsync("/organisations?q=" + Uri.EscapeDataString(spelling));
            await reader.ShouldSayAsync("ARV Users Association");
        }
    }

    private static async Task ShouldFitAsync(IPage page, string path)
    {
        var before = page.ViewportSize!;
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, before.Height);
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            overflow.ShouldBeLessThanOrEqualTo(0, $"{path} should not scroll sideways at {width} px.");
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Where the public site goes on from here.</summary>
    private static async Task<IEnumerable<string>> LinksAsync(IPage page) =>
        (await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('#')[0])"))
        .Where(link => !Elsewhere.Any(other => link.Contains(other, StringComparison.Ordinal)));

    [GeneratedRegex(@"\b[A-Z][a-z]+\.[A-Z][A-Za-z]+\b", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
