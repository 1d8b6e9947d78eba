using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CCoP.Membership.Contracts;

namespace CCoP.Web.Tests;

/// <summary>What everybody can read, on an old phone and a slow line.</summary>
public sealed partial class PublicPagesTests : IClassFixture<WebHost>
{
    private const int MostBytes = 30_000;

    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly LocalText Name = new("CoP-Women", "សហគមន៍អនុវត្តន៍ស្ត្រី"), English = new("Solidarity workshops.");

    private readonly WebHost host;

    public PublicPagesTests(WebHost host)
    {
        this.host = host;
        host.ToIdentity.IsCut = false;
        host.Services
            .Answer("/api/membership/cops", new Page<CopCard>([.. Enumerable.Range(0, 6).Select(i => new CopCard(Id, $"cop-{i}", Name, English, CopState.Established, "rose", 7, []))], null))
            .Answer("/api/membership/cops/women", new CopPage(
                Id, "women", Name, [], English, English, English, [English], MeetingMode.Hybrid, CopState.Established, "rose",
                [new(Id, "lko", new("Lakhon Komnit Organization"), "LKO", OrganisationKind.Grantee, MembershipState.Accepted, "2023-10", "Booklet")], [], 1))
            .Answer("/api/membership/organisations", new Page<OrganisationItem>([new(Id, "lko", new("Lakhon Komnit Organization"), "LKO", OrganisationKind.Grantee, [])], null))
            .Answer("/api/membership/organisations/lko", new OrganisationPage(Id, "lko", new("Lakhon Komnit Organization"), "LKO", ["Lakhon Komnit"], OrganisationKind.Grantee, [], [], 1));
    }

    public static TheoryData<string> Pages => ["/", "/cops", "/cops/women", "/organisations", "/organisations?q=lko", "/organisations/lko", "/about", "/privacy", "/accessibility"];

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Row", "B04")]
    public async Task A_public_page_has_no_script_and_weighs_little(string address)
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, address);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain("<script");
        page.Html.ShouldNotContain(" style=");
        page.Headers["Content-Security-Policy"].ShouldContain("default-src 'self'");
        var styles = StyleSheet().Matches(page.Html).Select(match => match.Groups["address"].Value).ToList();
        styles.Count.ShouldBe(3);
        var css = await Task.WhenAll(styles.Select(style => browser.SendAsync(HttpMethod.Get, style)));
        css.ShouldAllBe(sheet => sheet.Status == HttpStatusCode.OK && sheet.Html.Length > 0);
        (Compressed(page.Html) + css.Sum(sheet => Compressed(sheet.Html))).ShouldBeLessThan(MostBytes);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Row", "B06")]
    public async Task A_public_page_is_there_in_Khmer(string address)
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=km");

        page.Html.ShouldContain("<html lang=\"km\">");
        page.Text.ShouldContain("សហគមន៍អនុវត្តន៍កម្ពុជា");
        Key().Matches(page.Text).Select(match => match.Value).ShouldBeEmpty();
        (await browser.SendAsync(HttpMethod.Get, "/about")).Html.ShouldContain("<html lang=\"km\">", customMessage: "The choice is remembered.");
    }

    [Fact]
    public async Task A_text_without_Khmer_is_marked_as_English()
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, "/cops/women?lang=km");

        page.Html.ShouldContain("<span lang=\"en\">Solidarity workshops.</span>");
        page.Text.ShouldContain("ជាភាសាអង់គ្លេស");
        page.Text.ShouldContain("ខែតុលា ឆ្នាំ2023");
        (await browser.SendAsync(HttpMethod.Get, "/cops/women?digits=km")).Text.ShouldContain("ខែតុលា ឆ្នាំ២០២៣");
    }

    [Fact]
    public async Task A_public_page_shows_while_Identity_rests()
    {
        using var browser = host.OpenBrowser();
        (await browser.SendAsync(HttpMethod.Get, "/cops")).Text.ShouldContain("CoP-Women");
        host.ToIdentity.IsCut = true;
        host.Clock.Advance(TimeSpan.FromMinutes(4));

        (await browser.SendAsync(HttpMethod.Get, "/cops")).Text.ShouldContain("CoP-Women");
    }

    [Fact]
    public async Task A_service_that_rests_costs_its_own_part_of_the_page()
    {
        host.Services.Refuse("/api/membership/cops", HttpStatusCode.ServiceUnavailable, new { code = "service.unavailable" });
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, "/");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("resting");
        page.Text.ShouldContain("What is a Community of Practice?");
    }

    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/cops/none")]
    public async Task What_does_not_exist_is_a_page_that_says_so(string address)
    {
        host.Services.Refuse("/api/membership/cops/none", HttpStatusCode.NotFound, new { code = "record.not_found" });
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, address);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldContain("This page does not exist");
        page.Html.ShouldContain($"{address}?lang=km");
    }

    private static int Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return (int)bytes.Length;
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StyleSheet();

    /// <summary>A key of the resources that was shown instead of its words.</summary>
    [GeneratedRegex(@"\b[A-Z][a-z]+\.[A-Z][A-Za-z]+\b", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
