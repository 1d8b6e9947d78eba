using System.Globalization;
using System.Net;
using CCoP.Proposals.Contracts;
using CCoP.Web.Documents;
using CCoP.Web.Language;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.Web.Tests;

/// <summary>The Word files that people print and sign.</summary>
[Trait("Row", "P02")]
public sealed class DocumentTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly Guid Id = Guid.CreateVersion7(), Activity = Guid.CreateVersion7(), Lid = Guid.CreateVersion7(), Wpm = Guid.CreateVersion7();

    private static readonly ProposalPage Proposal = new(
        Id, new("Love stories", "រឿងស្នេហា"), Guid.CreateVersion7(), "lgbtqia", new("CoP-LGBTQIA+"),
        new(Guid.CreateVersion7(), new("A round"), DateTimeOffset.UnixEpoch, new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero), RoundState.Open, false, Money.Eur(50_000)),
        ProposalState.Draft, "2026-1", null, null, null,
        [new("issue", new("The issue", "បញ្ហា"), new("What?", "អ្វី?"), "Families and ក្រុមគ្រួសារ talk.\nA second line.", false, 1)],
        new(
            [new(Activity, "Screening", "KH-12", new(2027, 2, 1), new(2027, 2, 3), "Toul Tompoung")],
            [new(Activity, [new(new(2027, 2, 1), new(9, 0), "Welcome", "LiD")], true, 1)], 1),
        new([new(Guid.CreateVersion7(), "Hall", "day", 2, Money.Usd(54), Activity, Lid, PaymentOption.Option2, Money.Usd(108), Money.Eur(100))], [Money.Usd(108)], Money.Eur(100), [], [], 1),
        [Member(Lid, "Love is Diversity"), Member(Wpm, "Women Peace Makers"), Member(Guid.CreateVersion7(), "Only invited") with { State = CoApplicantState.Invited }],
        "hash", 1, [], true, [], [], null, [], null, null, 1, new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero), [], null, [], null, []);

    private static readonly TemplatePage Template = new(
        "2026-1", DateTimeOffset.UnixEpoch, true, [new("issue", new("The issue", "បញ្ហា"), new("What do you want to change?", "តើអ្នកចង់ផ្លាស់ប្តូរអ្វី?"))],
        [new("people", new("People", "មនុស្ស"), new("Transport", "ការធ្វើដំណើរ"))], [new("welcome", new("Welcome", "ការស្វាគមន៍"), new("Who is here", "អ្នកណានៅទីនេះ"))]);

    [Theory]
    [InlineData("en", "Signatures of the members", "What happens")]
    [InlineData("km", "ហត្ថលេខារបស់សមាជិក", "មានអ្វី")]
    public void The_filled_proposal_has_its_budget_its_agendas_and_a_line_to_sign_for_each_member(string language, params string[] words)
    {
        using var file = Opened(documents => documents.Filled(Proposal), language);

        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var part in (string[])[.. words, "Families and ", "ក្រុមគ្រួសារ", "Toul Tompoung", "Welcome", "Hall", "2026-1"])
        {
            text.ShouldContain(part);
        }

        var signatures = file.MainDocumentPart.Document.Body.Elements<Table>().Last().Elements<TableRow>().Skip(1).ToList();
        signatures.Select(row => row.Elements<TableCell>().First().InnerText).ShouldBe(["Love is Diversity", "Women Peace Makers"]);
        signatures.ShouldAllBe(row => row.Elements<TableCell>().Skip(1).All(cell => cell.InnerText.Length == 0));
        file.PackageProperties.Language.ShouldBe(language);
    }

    [Theory]
    [InlineData("en", "What do you want to change?")]
    [InlineData("km", "តើអ្នកចង់ផ្លាស់ប្តូរអ្វី?")]
    public void The_blank_template_asks_its_questions_and_leaves_room_to_write(string language, string question)
    {
        using var file = Opened(documents => documents.Blank(Template), language);

        var body = file.MainDocumentPart!.Document!.Body!;
        body.InnerText.ShouldContain(question);
        body.Elements<Paragraph>().Count(paragraph => paragraph.ParagraphProperties?.ParagraphBorders is not null && paragraph.InnerText.Length == 0).ShouldBeGreaterThan(3);
        body.Elements<Table>().Count().ShouldBe(5);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public void Word_is_told_which_text_is_Khmer(string language)
    {
        using var file = Opened(documents => documents.Filled(Proposal), language);

        var runs = file.MainDocumentPart!.Document!.Descendants<Run>().ToList();
        var khmer = runs.Where(run => run.InnerText.Any(character => character is >= '\u1780' and <= '\u17FF')).ToList();
        khmer.ShouldNotBeEmpty();
        khmer.ShouldAllBe(run => run.RunProperties!.ComplexScript != null && run.RunProperties.RunFonts!.ComplexScript == "Khmer OS Battambang" && run.RunProperties.Languages!.Bidi == "km-KH");
        khmer.ShouldAllBe(run => !run.InnerText.Any(char.IsAsciiLetter));
        runs.Except(khmer).ShouldAllBe(run => run.RunProperties!.ComplexScript == null);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        file.MainDocumentPart.Document.Body!.Elements<SectionProperties>().Single().GetFirstChild<PageSize>()!.Width!.Value.ShouldBe(11_906u, "A4");
    }

    [Fact]
    public async Task What_does_not_exist_for_the_reader_is_not_downloaded_or_printed_either()
    {
        using var browser = host.OpenBrowser();
        host.Services.Refuse($"/api/proposals/{Id}", HttpStatusCode.NotFound, new { code = "record.missing" });
        await browser.SignInAsync("committee.wpm", "/rounds");

        foreach (var address in new[] { $"/proposals/{Id}/document?language=km", $"/proposals/{Id}/print" })
        {
            (await browser.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        }

        host.Services.Answer($"/api/proposals/{Id}", Proposal);
        var file = await browser.OpenAsync($"/proposals/{Id}/document?language=km");
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Html.ShouldStartWith("PK");
        (await browser.OpenAsync($"/proposals/{Id}/print")).Text.ShouldContain("Name and role");
        host.Services.Refuse("/api/proposals/templates/2019-1", HttpStatusCode.NotFound, new { code = "record.missing" });
        (await browser.OpenAsync("/templates/2019-1/document")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static CoApplicantItem Member(Guid id, string name) => new(id, new(name), null, CoApplicantState.Accepted, true, null);

    private static WordprocessingDocument Opened(Func<ProposalDocument, byte[]> write, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddHttpContextAccessor().AddScoped<Reader>().AddScoped<ProposalDocument>().BuildServiceProvider();
        using var scope = services.CreateScope();
        return WordprocessingDocument.Open(new MemoryStream(write(scope.ServiceProvider.GetRequiredService<ProposalDocument>())), false);
    }
}
