using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CCoP.Events.Contracts;
using CCoP.Media.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;

namespace CCoP.Web.Tests;

/// <summary>What everybody can read, on an old phone and a slow line.</summary>
public sealed partial class PublicPagesTests : IClassFixture<WebHost>
{
    private const int MostBytes = 30_000;

    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly LocalText Name = new("CoP-Women", "សហគមន៍អនុវត្តន៍ស្ត្រី"), English = new("Solidarity workshops.");

    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly GatheringDates Day = new("5th February 2024", new(2024, 2, 5), new(2024, 2, 5), DatePrecision.Day, null, null);
    private static readonly AttendanceSummary Estimated = new(15, [new(15, "performers", "Booklet")], [new(89, "around", "participants", "Booklet")]);

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
            .Answer("/api/membership/groups", new Page<GroupItem>([new("women", new("Women"), 1), new("lgbtiq", new("LGBTIQ+"), 1)], null))
            .Answer("/api/events/gatherings", new Page<GatheringCard>([.. Enumerable.Range(0, 12).Select(i => Gathering(i))], null))
            .Answer("/api/events/gatherings/womens-day", new GatheringPage(
                Id, "womens-day", new("Women's Day"), GatheringKind.Campaign, Id, "women", Name, Day, "KH-16", "Banlung", English, GatheringState.Held, null, ["women"],
                ["Department of Health"], [], Estimated, Historical: true, "Booklet", [new("date", "8 March 2024", "general knowledge")], "More of these.", [Output(0)]))
            .Answer("/api/events/outputs", new Page<OutputCard>([.. Enumerable.Range(0, 12).Select(Output)], null))
            .Answer("/api/events/outputs/film", new OutputPage(
                Output(0), new("One.\n\nTwo."), [new(new("The film"), "https://example.org/film")],
                [new(Id, MediaKind.Photo, new("Stage"), new("People on a stage"), IsDecorative: false, [new(Id, "image/webp", 480, 320, 9_000), new(Other, "image/webp", 1280, 853, 90_000)])],
                [new(Id, StoryKind.Story, new("What I lived through."), "Somebody", new("Tells of violence"))], "A film", "Booklet"))
            .Refuse("/api/events/outputs/taken-back", HttpStatusCode.Gone, new { code = "output.gone" })
            .Answer("/api/events/lessons", new Page<LessonItem>([.. Enumerable.Range(1, 30).Select(i => new LessonItem($"lesson-{i}", new($"Lesson {i}"), i, "Booklet", null, null))], null))
            .Answer("/api/events/journey", new Page<JourneyStopItem>([.. Enumerable.Range(1, 8).Select(i => new JourneyStopItem(i, new($"Stop {i}"), English, "2023", [new("womens-day", new("Women's Day"))]))], null))
            .Answer("/api/proposals/projects", new Page<ProjectCard>([new(Id, "women-2", new("Women's Voice"), "women", 2024, 2, ProjectState.CarriedOut)], null))
            .Answer("/api/proposals/projects/women-2", new ProjectPage(
                Id, "women-2", new("Women's Voice"), [new("Women’s Voice towards Inclusive", "Booklet")], "women", 2024, 2, ProjectState.CarriedOut, null, null,
                [new("Promote sign language")], ["Lakhon Komnit Organization (LKO)"], ["lko"], null, "Booklet"))
            .Answer("/api/proposals/register", new Page<RegisteredAward>([new(Id, new("Paint"), Id, "women", Name, [new(Id, new("Lakhon Komnit Organization"), "LKO")], ["KH-12"], Money.Eur(1200), AwardState.Open, new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
                new(new("Round one"), [new("interest", new("Common interest"), 100)], new("It brings women together."), 1, new(2026, 10, 30, 0, 0, 0, TimeSpan.Zero)))], null))
            .Answer("/api/membership/organisations", new Page<OrganisationItem>([new(Id, "lko", new("Lakhon Komnit Organization"), "LKO", OrganisationKind.Grantee, [])], null))
            .Answer("/api/membership/organisations/lko", new OrganisationPage(Id, "lko", new("Lakhon Komnit Organization"), "LKO", ["Lakhon Komnit"], OrganisationKind.Grantee, [], [], 1));
    }

    public static TheoryData<string> Pages =>
    [
        "/", "/cops", "/cops/women", "/organisations", "/organisations?q=lko", "/organisations/lko", "/about", "/map", "/groups",
        "/events", "/events?cop=&kind=nonsense&year=never", "/events/womens-day", "/outputs", "/outputs/film", "/projects", "/projects/women-2", "/journey", "/lessons", "/awards-register", "/withdraw",
        "/privacy", "/accessibility",
    ];

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

    [Fact, Trait("Row", "E04")]
    public async Task An_estimate_is_shown_as_one_and_never_added_to_people_who_were_counted()
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, "/events/womens-day");

        var text = Blank().Replace(page.Text, " ");
        text.ShouldContain("15 performers (counted)");
        text.ShouldContain("around 89 participants estimate");
        text.ShouldNotContain("104");
        text.ShouldContain("Another source says date: 8 March 2024");
        text.ShouldContain("Date as printed 5th February 2024");
    }

    [Fact]
    public async Task What_was_taken_back_is_gone_without_a_word_of_what_it_was()
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, "/outputs/taken-back");

        page.Status.ShouldBe(HttpStatusCode.Gone);
        page.Text.ShouldContain("This is no longer public");
        page.Text.Replace("/outputs/taken-back", "", StringComparison.Ordinal).ShouldNotContain("taken-back");
    }

    [Fact, Trait("Row", "E08")]
    public async Task A_story_that_may_hurt_is_opened_by_its_reader_and_a_picture_comes_in_the_size_of_the_screen()
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, "/outputs/film");

        var story = page.Html.IndexOf("What I lived through.", StringComparison.Ordinal);
        page.Html.LastIndexOf("<details", story, StringComparison.Ordinal).ShouldBeGreaterThan(page.Html.LastIndexOf("</details>", story, StringComparison.Ordinal));
        page.Text.ShouldContain("Tells of violence");
        page.Html.ShouldContain($"srcset=\"/api/media/renditions/{Id} 480w, /api/media/renditions/{Other} 1280w\"");
        page.Html.ShouldContain("width=\"1280\" height=\"853\" alt=\"People on a stage\" loading=\"lazy\"");
    }

    [Fact, Trait("Row", "E10")]
    public async Task The_cloud_of_lessons_is_drawn_from_how_often_each_was_named()
    {
        using var browser = host.OpenBrowser();
        var page = await browser.SendAsync(HttpMethod.Get, "/lessons");
        foreach (var (lesson, size) in new[] { (1, 1), (5, 3), (30, 5) })
        {
            Cloud().Matches(page.Html).Single(word => word.Groups["lesson"].Value == $"Lesson {lesson}").Groups["size"].Value.ShouldBe(size.ToString(CultureInfo.InvariantCulture));
        }

        host.Services.Answer("/api/events/lessons", new Page<LessonItem>([.. Enumerable.Range(1, 3).Select(i => new LessonItem($"lesson-{i}", new($"Lesson {i}"), 1, "Booklet", null, null))], null));
        Cloud().Matches((await browser.SendAsync(HttpMethod.Get, "/lessons")).Html).Select(word => word.Groups["size"].Value).ShouldBe(["3", "3", "3"]);
    }

    [Fact, Trait("Row", "P20")]
    public async Task A_project_says_plainly_that_its_source_states_no_amount_and_the_register_states_each()
    {
        using var browser = host.OpenBrowser();
        (await browser.SendAsync(HttpMethod.Get, "/projects/women-2")).Text.ShouldContain("Not stated in the booklet.");
        var register = (await browser.SendAsync(HttpMethod.Get, "/awards-register")).Text;
        register.ShouldContain("1,200.00\u00a0EUR");
        register.ShouldContain("LKO");
        register.ShouldContain("Phnom Penh");
    }

    [Fact, Trait("Row", "D02")]
    public async Task Whoever_holds_a_code_takes_a_consent_back_and_is_told_nothing_else()
    {
        using var browser = host.OpenBrowser();
        async Task<Page> SendAsync(string code) => await browser.FollowAsync(await browser.SendAsync(HttpMethod.Post, "/withdraw",
            [new("_handler", "withdraw"), new("__RequestVerificationToken", (await browser.OpenAsync("/withdraw")).FormToken), new("Form.Code", code)]));

        (await SendAsync(" ")).Text.ShouldContain("Enter the code on your paper.");
        host.Services.Refuse("/api/media/withdrawals", HttpStatusCode.UnprocessableEntity, new { code = "withdrawal_code.unknown" });
        (await SendAsync("wrong")).Html.ShouldContain("value=\"wrong\"");
        host.Services.Answer("/api/media/withdrawals", new { });
        var done = await SendAsync("ABCD-1234");
        done.Text.ShouldContain("Your consent is taken back.");
        done.Address.PathAndQuery.ShouldBe("/withdraw?done=true");
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

    private static GatheringCard Gathering(int i) => new(
        Id, $"gathering-{i}", new($"Gathering {i}"), GatheringKind.Campaign, Id, "cop-1", Name, Day, $"KH-{i + 1}", null, GatheringState.Held, Historical: true, Estimated);

    private static OutputCard Output(int i) => new(
        Id, $"output-{i}", OutputKind.Video, new($"Film {i}"), English, Id, "women", Name, "womens-day", new("Women's Day"), null, Historical: true, DateTimeOffset.UnixEpoch);

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

    [GeneratedRegex("<li class=\"size-(?<size>\\d)\"[^>]*>(?:<span[^>]*>)?\\s*(?<lesson>[^<]*?)\\s*<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cloud();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    /// <summary>A key of the resources that was shown instead of its words.</summary>
    [GeneratedRegex(@"\b[A-Z][a-z]+\.[A-Z][A-Za-z]+\b", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
