using System.Net;
using CCoP.Events.Contracts;
using CCoP.Web.Components.Pages.Gatherings;

namespace CCoP.Web.Tests;

/// <summary>Who was there is written as it is known, and nothing that was typed is lost.</summary>
public sealed class GatheringPagesTests(WebHost host) : IClassFixture<WebHost>
{
    private const string First = "01a21104-cb07-7e44-a803-adfdb3f24090", Second = "01a21104-cb07-7e44-a803-adfdb3f24091";

    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly GatheringDates Day = new(null, new(2026, 11, 12), new(2026, 11, 12), DatePrecision.Day, null, null);

    private readonly string attendance = $"/gatherings/{Id}/attendance";

    [Fact, Trait("Row", "E04")]
    public async Task An_estimate_needs_its_qualifier_and_every_count_says_what_it_misses()
    {
        using var browser = host.OpenBrowser();
        Tell(Held());
        host.Services.Answer($"/api/events/desk/gatherings/{Id}/attendance", new { });
        var page = await browser.SignInAsync("representative.lid", attendance);

        var refused = await SendAsync(browser, page, [.. Row(First, 0, "Estimated", "89"), .. Row(Second, 1, "Named", "")]);
        refused.Text.ShouldContain("Count 1, About how sure is it?: Fill this in.");
        refused.Text.ShouldContain("Count 2, Names: Fill this in.");
        refused.Html.ShouldContain("value=\"89\"");

        (await SendAsync(browser, page, [.. Row(First, 0, "Estimated", "89"), ($"Form.Rows[{First}].Qualifier", "around")])).Next!.ToString().ShouldEndWith($"/gatherings/{Id}");
    }

    [Fact, Trait("Row", "E04")]
    public async Task Another_count_and_a_count_less_keep_what_was_typed_in_the_others()
    {
        using var browser = host.OpenBrowser();
        Tell(Held());
        var page = await browser.SignInAsync("representative.lid", attendance);

        (await SendAsync(browser, page, [.. Row(First, 0, "Counted", "15"), ("do", "add")])).Text.ShouldContain("Count 2");
        var removed = await SendAsync(browser, page, [.. Row(First, 0, "Counted", "15"), .. Row(Second, 1, "Counted", "44"), ("do", "remove:" + First)]);
        removed.Text.ShouldNotContain("Count 2");
        removed.Html.ShouldContain("value=\"44\"");
    }

    [Theory, Trait("Row", "E04")]
    [InlineData(AttendanceKind.Estimated, 89, "around", null)]
    [InlineData(AttendanceKind.Counted, 89, null, null)]
    [InlineData(AttendanceKind.Named, null, null, 2)]
    public void Only_what_belongs_to_the_kind_of_a_count_is_sent(AttendanceKind kind, int? number, string? qualifier, int? names)
    {
        var count = new CountRow { Kind = kind, Number = "៨៩", Qualifier = "around", Who = "participants", Source = "sheet", Names = "A.\n\n B. \n" }.Read();
        count.Number.ShouldBe(number);
        count.Qualifier.ShouldBe(qualifier);
        (count.Attendees?.Count).ShouldBe(names);
    }

    [Fact]
    public async Task Nobody_without_a_part_in_it_sees_the_desk_of_a_gathering()
    {
        using var browser = host.OpenBrowser();
        host.Services.Refuse($"/api/events/desk/gatherings/{Id}", HttpStatusCode.NotFound, new { code = "record.missing" });
        (await browser.SignInAsync("representative.hac", $"/gatherings/{Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static (string, string)[] Row(string key, int position, string kind, string number) =>
    [
        ($"Form.Rows[{key}].Position", position.ToString(System.Globalization.CultureInfo.InvariantCulture)), ($"Form.Rows[{key}].Kind", kind), ($"Form.Rows[{key}].Number", number),
        ($"Form.Rows[{key}].Who", "participants"), ($"Form.Rows[{key}].Source", "estimate of the organisers"), ("Form.Version", "7"),
    ];

    private static GatheringDesk Held() => new(
        new(Id, "screening", new("Screening with families"), GatheringKind.Screening, Guid.CreateVersion7(), "lgbtqia", new("CoP-LGBTQIA+"), Day, "KH-12", "A hall", null,
            GatheringState.Held, null, [], [], [], new(null, [], []), Historical: false, null, [], null, []),
        null, null, [], null, [], [], MayChange: false, MayHold: false, MayRecordAttendance: true, Version: 7);

    private void Tell(GatheringDesk told) => host.Services.Answer($"/api/events/desk/gatherings/{Id}", told);

    private static Task<Page> SendAsync(Browser browser, Page page, params (string Name, string Value)[] fields) => browser.SendAsync(
        HttpMethod.Post, page.Address.AbsolutePath,
        fields.Prepend(("_handler", "attendance")).Prepend(("__RequestVerificationToken", page.FormToken))
            .GroupBy(field => field.Item1, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, field.Last().Item2)));
}
