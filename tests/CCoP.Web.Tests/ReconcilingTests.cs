using System.Net;
using CCoP.Membership.Contracts;

namespace CCoP.Web.Tests;

/// <summary>The staff's page of what sources claim, and the decision of a facilitator.</summary>
public sealed class ReconcilingTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly Guid Printed = Guid.CreateVersion7(), Outside = Guid.CreateVersion7();

    [Fact, Trait("Row", "G13")]
    public async Task The_report_shows_every_claim_with_its_source_and_narrows_to_what_waits_for_a_person()
    {
        using var browser = host.OpenBrowser();
        Tell();

        var report = await browser.SignInAsync("auditor", "/staff/reconciliation");

        report.Text.ShouldContain("C17: The day of a workshop");
        report.Text.ShouldContain("29th October 2023");
        report.Html.ShouldContain("href=\"https://example.org/post\"");
        report.Text.ShouldContain("C20: The amount");
        report.Html.ShouldNotContain("href=\"/staff/reconciliation/C17\"");

        var open = await browser.SendAsync(HttpMethod.Get, "/staff/reconciliation?outcome=NeedsReview");
        open.Text.ShouldContain("C17: The day of a workshop");
        open.Text.ShouldNotContain("C20: The amount");
    }

    [Fact, Trait("Row", "G13")]
    public async Task A_facilitator_decides_with_a_reason()
    {
        using var browser = host.OpenBrowser();
        Tell(mayDecide: true);
        var page = await browser.SignInAsync("facilitator", "/staff/reconciliation/C17");
        page.Html.ShouldContain($"value=\"{Outside}\"");
        page.Text.ShouldContain("All stay side by side");
        page.Html.ShouldNotContain("checked"); // Nothing is decided before somebody decides.
        (await SendAsync(browser, page, ("Form.Reason", "They told us the day."))).Text.ShouldContain("Say what you decide of each fact.");

        (await SendAsync(browser, page, ("Form.Standing[0]", Outside.ToString()))).Text.ShouldContain("Give the reason for your decision.");

        host.Services.Answer("/api/membership/reconciliation/C17/decision", new { });
        var sent = await SendAsync(browser, page, ("Form.Standing[0]", Outside.ToString()), ("Form.Reason", "They told us the day."));
        sent.Next!.AbsolutePath.ShouldBe("/staff/reconciliation");

        host.Services.Refuse("/api/membership/reconciliation/C17/decision", HttpStatusCode.PreconditionFailed, new { code = "version.stale", title = "Stale." });
        var stale = await SendAsync(browser, page, ("Form.Standing[0]", "all"), ("Form.Reason", "They told us the day."));
        stale.Text.ShouldContain("They told us the day.");
        stale.Next.ShouldBeNull();
    }

    private static Task<Page> SendAsync(Browser browser, Page page, params (string Name, string Value)[] fields) => browser.SendAsync(
        HttpMethod.Post, page.Address.AbsolutePath,
        [
            new("__RequestVerificationToken", page.FormToken), new("_handler", "decision"), new("Form.Version", "3"),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);

    private void Tell(bool mayDecide = false)
    {
        ClaimedValue Day(string value, Guid id, string printed, string source) => new(value, [new(id, printed, value, ClaimPrecision.Day, null, source, false)]);
        var day = new ReconciliationRow(
            "C17", new("The day of a workshop", "ថ្ងៃនៃសិក្ខាសាលា"), new("Both are kept.", "រក្សាទុកទាំងពីរ។"), true, ReconciliationOutcome.NeedsReview,
            [new("A workshop", ClaimField.Date, [Day("2023-10-29", Printed, "29th October 2023", "Booklet, line 387"), Day("2023-10-28", Outside, "28 October 2023", "https://example.org/post")])],
            null, mayDecide, 3);
        var amount = new ReconciliationRow(
            "C20", new("The amount", "ចំនួនទឹកប្រាក់"), new("Read as one.", "អានជាចំនួនតែមួយ។"), false, ReconciliationOutcome.Agrees,
            [new("The fund", ClaimField.Amount, [new("50000.00 EUR", [new(Guid.CreateVersion7(), "€ 50.000", "50000.00 EUR", ClaimPrecision.Exact, null, "Booklet, line 141", false)])])],
            null, false, 1);
        host.Services
            .Answer("/api/membership/reconciliation", new Page<ReconciliationRow>([day, amount], null))
            .Answer("/api/membership/reconciliation/C17", day);
    }
}
