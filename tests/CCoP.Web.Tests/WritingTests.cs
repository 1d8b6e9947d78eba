using System.Net;
using System.Text.RegularExpressions;
using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Forms;
using CCoP.Web.Components.Pages.Proposals;
using CCoP.Web.Components.Texts;

namespace CCoP.Web.Tests;

/// <summary>Members write one proposal side by side: nothing typed is lost, nothing saved is overwritten unseen.</summary>
public sealed partial class WritingTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly Guid Id = Guid.CreateVersion7(), Lid = Guid.CreateVersion7(), Activity = Guid.CreateVersion7();

    private readonly string overview = $"/proposals/{Id}";

    [Fact]
    [Trait("Row", "P03")]
    public async Task What_somebody_else_saved_stands_beside_what_was_typed_and_saving_then_goes_on()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal() with { Sections = [Issue("", 1)] });
        var page = await browser.SignInAsync("representative.lid", $"{overview}/sections/issue");
        Tell(Proposal() with { Sections = [Issue("Saved by another member.", 2)] });

        var conflict = await SendAsync(browser, page, "section", ("Form.Version", "1"), ("Form.Text", "Typed by me."));
        conflict.Status.ShouldBe(HttpStatusCode.OK);
        conflict.Text.ShouldContain("Saved by another member.");
        conflict.Text.ShouldContain("Typed by me.");
        conflict.Html.ShouldContain("name=\"Form.Version\" value=\"2\"");

        host.Services.Answer($"/api{overview}/sections/issue", new { });
        var saved = await SendAsync(browser, conflict, "section", ("Form.Version", "2"), ("Form.IsMerging", "true"), ("Form.Text", "Agreed."));
        saved.Next!.AbsolutePath.ShouldBe(overview);
    }

    [Fact]
    [Trait("Row", "P03")]
    public async Task What_somebody_else_saved_can_be_taken_instead()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal() with { Sections = [Issue("Saved by another member.", 2)] });
        var page = await browser.SignInAsync("representative.lid", $"{overview}/sections/issue");

        var taken = await SendAsync(browser, page, "section", ("Form.Version", "2"), ("Form.IsMerging", "true"), ("Form.Text", "Typed by me."), ("do", "take"));

        taken.Text.ShouldContain("Saved by another member.");
        taken.Text.ShouldNotContain("Typed by me.");
    }

    [Fact]
    [Trait("Row", "P03")]
    public async Task Both_texts_can_be_put_together_and_what_differs_is_marked()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal() with { Sections = [Issue("The market is far.", 2)] });
        var page = await browser.SignInAsync("representative.lid", $"{overview}/sections/issue");

        var conflict = await SendAsync(browser, page, "section", ("Form.Version", "1"), ("Form.Text", "The market is near."));
        conflict.Html.ShouldMatch("<del[^>]*><span lang=\"en\">far</span></del>");
        conflict.Html.ShouldMatch("<ins[^>]*><span lang=\"en\">near</span></ins>");

        var joined = await SendAsync(browser, conflict, "section", ("Form.Version", "2"), ("Form.IsMerging", "true"), ("Form.Text", "The market is near."), ("do", "join"));
        joined.Text.ShouldContain("The market is far.\n\nThe market is near.");
    }

    [Fact]
    [Trait("Row", "P03")]
    public async Task The_history_of_a_part_says_who_wrote_it_and_shows_what_two_versions_differ_in()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal());
        SavedVersion[] versions = [Version(5, "issue"), Version(3, "issue")];
        host.Services.Answer($"/api{overview}/versions", new Page<SavedVersion>(versions, null));
        host.Services.Answer($"/api{overview}/changes", new PartChange[] { new("issue", new(Text: "Old text."), new(Text: "New text."), [versions[0]]) });

        var page = await browser.SignInAsync("representative.lid", $"{overview}/history/issue?since=3&until=5");

        page.Text.ShouldContain("Versions of: The issue");
        page.Text.ShouldContain("Saved by Representative of LiD for Love is Diversity");
        page.Html.ShouldMatch("<del[^>]*><span lang=\"en\">Old</span></del>");
        page.Html.ShouldContain("<option value=\"5\" selected");
        page.Html.ShouldContain($"{overview}/history/issue?since=2&amp;until=3");
    }

    [Fact]
    [Trait("Row", "P04")]
    public async Task A_signatory_is_told_what_changed_since_they_last_signed()
    {
        using var browser = host.OpenBrowser();
        var member = new CoApplicantItem(Lid, new("Love is Diversity"), "LiD", CoApplicantState.Accepted, true, null, new EarlierSignOff(4, DateTimeOffset.UnixEpoch), MayLeave: true);
        Tell(Proposal() with { MaySignFor = [Lid], CoApplicants = [member] });
        var line = new BudgetLine(null, "Bus", "day", 3, Money.Usd(20), Activity, Lid, PaymentOption.Option1);
        host.Services.Answer($"/api{overview}/changes", new PartChange[]
        {
            new("budget", new(Lines: [line]), new(Lines: [line with { Quantity = 4 }]), [Version(5, "budget")]),
            new("issue", null, new(Text: "New text."), [Version(6, "issue")]),
        });

        var page = await browser.SignInAsync("representative.lid", $"{overview}/sign");

        page.Text.ShouldContain("What changed since Love is Diversity signed on");
        page.Html.ShouldMatch("<del[^>]*><span lang=\"en\">3</span></del>");
        page.Html.ShouldMatch("<ins[^>]*><span lang=\"en\">4</span></ins>");
        page.Text.IndexOf("New text.", StringComparison.Ordinal).ShouldBeLessThan(page.Text.IndexOf("Bus: ", StringComparison.Ordinal));
        (await browser.OpenAsync(overview)).Text.ShouldContain("The text changed after you signed, so your signature has ended.");
        (await browser.OpenAsync($"{overview}/members")).Text.ShouldContain("a later change ended the signature.");
    }

    [Fact]
    [Trait("Row", "A01")]
    public async Task What_breaks_if_a_member_leaves_is_told_before_it_leaves()
    {
        using var browser = host.OpenBrowser();
        var leaving = new CoApplicantItem(Lid, new("Love is Diversity"), "LiD", CoApplicantState.Accepted, true, null, HasLeftCop: true, MayLeave: true);
        Tell(Proposal() with { CoApplicants = [leaving], Missing = ["coapplicant.left_cop"] });
        host.Services.Answer($"/api{overview}/departures", new Departure[] { new(Lid, 1, true, false, [Activity], [], [], Money.Eur(0), ["issue"]) });
        host.Services.Answer($"/api{overview}/co-applicants/{Lid}/leave", new { });

        var page = await browser.SignInAsync("representative.lid", $"{overview}/departures");
        page.Text.ShouldContain("it would end");
        page.Text.ShouldContain("Listening days");
        page.Text.ShouldContain("The issue");
        (await browser.OpenAsync(overview)).Text.ShouldContain("Love is Diversity has left the community. Take it out of the proposal");

        var asked = await browser.OpenAsync($"{overview}/members/{Lid}/leave");
        asked.Text.ShouldContain("all signatures end");
        (await SendAsync(browser, asked, "confirm")).Next!.AbsolutePath.ShouldBe($"{overview}/members");
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "a", "+a")]
    [InlineData("a\nb", "a\nb", "=a|=b")]
    [InlineData("a\nb\nc", "a\nc", "=a|-b|=c")]
    [InlineData("a", "a\nb", "=a|+b")]
    [InlineData("one two three", "one four three", "-one [two] three|+one [four] three")]
    [InlineData("ភូមិយើង", "ភូមិគេ", "-ភូមិ[យើង]|+ភូមិ[គេ]")]
    [InlineData("ខ្មែរ", "ខ្មេរ", "-[ខ្មែ]រ|+[ខ្មេ]រ")]
    public void What_differs_is_found_by_line_and_by_word_and_in_Khmer_by_syllable(string before, string after, string expected)
    {
        static string Line(char sign, IReadOnlyList<TextDifference.Piece> pieces) => sign + string.Concat(pieces.Select(piece => piece.IsChanged && pieces.Count > 1 ? $"[{piece.Text}]" : piece.Text));

        var rows = TextDifference.Of(before, after);

        string.Join('|', rows.SelectMany(row => row.IsChanged
            ? new[] { row.Before is { } gone ? Line('-', gone) : null, row.After is { } added ? Line('+', added) : null }.OfType<string>()
            : [Line('=', row.After!)])).ShouldBe(expected);
        string.Join('\n', rows.Where(row => row.Before is not null).Select(row => string.Concat(row.Before!.Select(piece => piece.Text)))).ShouldBe(before);
        string.Join('\n', rows.Where(row => row.After is not null).Select(row => string.Concat(row.After!.Select(piece => piece.Text)))).ShouldBe(after);
    }

    [Fact]
    public void A_budget_of_500_lines_is_compared_at_once_and_hostile_texts_take_no_time()
    {
        var lines = Enumerable.Range(0, 500).Select(number => $"Line {number}: 1 day × 20 USD").ToList();
        var changed = lines.Select((line, number) => number % 50 == 0 ? line.Replace("20", "21", StringComparison.Ordinal) : line);

        TextDifference.Of(string.Join('\n', lines), string.Join('\n', changed)).Count(row => row.IsChanged).ShouldBe(10);
        TextDifference.Of(new string('\n', 6_000) + "a", "b" + string.Concat(Enumerable.Repeat("x\n", 3_000))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_second_click_on_save_is_no_conflict()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal() with { Sections = [Issue("First line.\nSecond line.", 2)] });
        var page = await browser.SignInAsync("representative.lid", $"{overview}/sections/issue");

        var again = await SendAsync(browser, page, "section", ("Form.Version", "1"), ("Form.Text", "First line.\r\nSecond line.\r\n"));

        again.Next!.AbsolutePath.ShouldBe(overview);
    }

    [Fact]
    [Trait("Row", "P06")]
    public async Task Another_line_and_a_line_less_keep_what_was_typed_in_the_others()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal());
        var page = await browser.SignInAsync("representative.lid", $"{overview}/budget");

        var added = await SendAsync(browser, page, "budget", [.. Line("a", "Bus"), .. Line("b", "Food"), ("do", "add")]);
        added.Text.ShouldContain("Line 3");
        added.Html.ShouldContain("""value="Bus""");

        var removed = await SendAsync(browser, page, "budget", [.. Line("a", "Bus"), .. Line("b", "Food"), ("do", "remove:a")]);
        removed.Text.ShouldNotContain("Line 2");
        removed.Html.ShouldNotContain("""value="Bus""");
        removed.Html.ShouldContain("""value="Food""");
    }

    [Fact]
    [Trait("Row", "P06")]
    public async Task A_budget_of_500_lines_can_be_sent()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal());
        var page = await browser.SignInAsync("representative.lid", $"{overview}/budget");
        host.Services.Answer($"/api{overview}/budget", new { });

        var saved = await SendAsync(browser, page, "budget", [("Form.Version", "1"), .. Enumerable.Range(1, 500).SelectMany(number => Line($"{number}", $"Bus {number}"))]);

        saved.Next!.AbsolutePath.ShouldBe($"{overview}/budget");
    }

    [Fact]
    [Trait("Row", "P06")]
    public async Task A_grid_of_500_lines_names_every_cell_and_shows_the_recorded_rate_with_its_source()
    {
        using var browser = host.OpenBrowser();
        var lines = Enumerable.Range(1, 500).Select(number => new BudgetLineItem(
            Guid.CreateVersion7(), $"Bus {number}", "day", 3, Money.Usd(20), Activity, Lid, PaymentOption.Option1, Money.Usd(60), Money.Eur(55.56m))).ToList();
        Tell(Proposal() with { Budget = new(lines, [Money.Usd(30_000)], Money.Eur(27_780), [new("USD", 1.08m, new(2026, 11, 1), "National Bank")], [], 1) });

        var page = await browser.SignInAsync("representative.lid", $"{overview}/budget");

        page.Html.ShouldContain("data-rates=\"{&quot;USD&quot;:&quot;1.08&quot;}\"");
        page.Text.ShouldContain("1 EUR = 1.08 USD");
        page.Text.ShouldContain("National Bank");
        page.Text.ShouldContain("27,780.00\u00a0EUR");
        page.Text.ShouldContain("Each line is rounded to the cent");
        page.Text.ShouldContain("Line 500");
        var cells = Cell().Matches(page.Html).Select(cell => cell.Groups["id"].Value).ToList();
        cells.Count.ShouldBe(501 * 7);
        var labels = Label().Matches(page.Html).Select(label => label.Groups["id"].Value).ToHashSet();
        cells.ShouldAllBe(cell => labels.Contains(cell));
    }

    [Fact]
    [Trait("Row", "P06")]
    public async Task A_cost_that_cannot_be_read_is_named_with_its_line()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal());
        var page = await browser.SignInAsync("representative.lid", $"{overview}/budget");

        var refused = await SendAsync(browser, page, "budget", [.. Line("a", "Bus"), .. Line("b", "Food"), ("Form.Rows[b].UnitCost.Amount", "12,5x")]);

        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain("Line 2, Cost of one:");
        refused.Text.ShouldNotContain("Line 1, ");
        refused.Html.ShouldContain("12,5x");
    }

    [Fact]
    [Trait("Row", "P04")]
    public async Task A_signature_on_an_older_text_is_refused_and_the_new_text_is_shown()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal() with { MaySignFor = [Lid] });
        var page = await browser.SignInAsync("representative.lid", $"{overview}/sign");
        Tell(Proposal() with { MaySignFor = [Lid], ContentHash = "new", Sections = [Issue("The new text.", 2)] });

        var refused = await SendAsync(browser, page, $"sign-{Lid}", ("Form.OrganisationId", Lid.ToString()), ("Form.ContentHash", "old"));

        refused.Text.ShouldContain("The text changed since you read it.");
        refused.Text.ShouldContain("The new text.");
        refused.Html.ShouldContain("name=\"Form.ContentHash\" value=\"new\"");
    }

    [Fact]
    [Trait("Row", "P18")]
    public async Task The_deadline_is_shown_on_the_clock_of_Phnom_Penh()
    {
        using var browser = host.OpenBrowser();
        Tell(Proposal());
        var page = await browser.SignInAsync("representative.lid", overview);

        page.Text.ShouldContain("25 December 2026, 17:00");
        page.Text.ShouldContain("(Phnom Penh time)");
    }

    [Fact]
    public void Khmer_digits_and_commas_between_thousands_are_read()
    {
        var line = new BudgetRow
        {
            Description = " អាហារ ",
            Unit = "នាក់",
            Quantity = "១,២០០.៥",
            UnitCost = new MoneyInput { Amount = "២០,០០០", Currency = "KHR" },
            ActivityId = Activity,
            OrganisationId = Lid,
            Option = PaymentOption.Option1,
        }.Read(null);

        line.ShouldBe(new BudgetLine(null, "អាហារ", "នាក់", 1200.5m, Money.Khr(20_000), Activity, Lid, PaymentOption.Option1));
    }

    [Fact]
    public void There_are_25_provinces_each_with_both_names()
    {
        Provinces.All.Keys.ShouldBe(Enumerable.Range(1, 25).Select(number => $"KH-{number}"));
        Provinces.All.Values.ShouldAllBe(name => name.Km != null && name.En != name.Km);
        Provinces.All.Values.Select(name => name.En).ShouldBeUnique();
    }

    private static SavedVersion Version(int edition, string part) => new(edition, part, Lid, new("Love is Diversity"), "Representative of LiD", DateTimeOffset.UnixEpoch);

    private static SectionItem Issue(string text, uint version) => new("issue", new("The issue", "បញ្ហា"), new("What do you want to change?"), text, false, version);

    private static ProposalPage Proposal() => new(
        Id, new("Safe spaces on wheels"), Guid.CreateVersion7(), "lgbtqia", new("CoP-LGBTQIA+"),
        new(Guid.CreateVersion7(), new("A round"), DateTimeOffset.UnixEpoch, new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero), RoundState.Open, false, Money.Eur(50_000)),
        ProposalState.Draft, "2026-1", null, null, null, [Issue("Old text.", 1)],
        new([new(Activity, "Listening days", "KH-12", new(2027, 2, 1), new(2027, 2, 3))], [new(Activity, [], true, 0)], 1), new([], [], null, [], [], 1),
        [new(Lid, new("Love is Diversity"), "LiD", CoApplicantState.Accepted, true, null)],
        "old", 1, [], true, [], [], null, [], null, null, 1, new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero), [], null, [], null, []);

    private static (string, string)[] Line(string key, string description) =>
    [
        ($"Form.Rows[{key}].Description", description), ($"Form.Rows[{key}].Quantity", "3"), ($"Form.Rows[{key}].Unit", "day"),
        ($"Form.Rows[{key}].UnitCost.Amount", "20"), ($"Form.Rows[{key}].UnitCost.Currency", "USD"),
        ($"Form.Rows[{key}].ActivityId", Activity.ToString()), ($"Form.Rows[{key}].OrganisationId", Lid.ToString()), ($"Form.Rows[{key}].Option", "Option2"),
    ];

    private void Tell(ProposalPage proposal) => host.Services.Answer($"/api{overview}", proposal);

    /// <summary>Sends the form of a page; of a field that is given twice the last counts.</summary>
    private static Task<Page> SendAsync(Browser browser, Page page, string form, params (string Name, string Value)[] fields) => browser.SendAsync(
        HttpMethod.Post, page.Address.AbsolutePath,
        fields.Prepend(("_handler", form)).Prepend(("__RequestVerificationToken", page.FormToken))
            .GroupBy(field => field.Item1, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, field.Last().Item2)));

    [GeneratedRegex("<(input|select)[^>]* id=\"(?<id>form-rows-[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cell();

    [GeneratedRegex("<label for=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
