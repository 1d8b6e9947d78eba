using System.Net;
using System.Text.RegularExpressions;
using CCoP.Finance.Contracts;
using CCoP.Proposals.Contracts;

namespace CCoP.Web.Tests;

/// <summary>Nobody loses a typed receipt, nobody pays twice, and every refusal is a sentence.</summary>
public sealed partial class FinancePagesTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly Guid Id = Guid.CreateVersion7(), Award = Guid.CreateVersion7(), Line = Guid.CreateVersion7(), Lid = Guid.CreateVersion7();
    private static readonly DateOnly Day = new(2026, 11, 12);
    private static readonly Money Amount = Money.Usd(1_000);

    private readonly string advance = $"/finance/advances/{Id}", award = $"/finance/awards/{Award}";

    [Fact]
    [Trait("Row", "N09")]
    public async Task Another_receipt_and_a_receipt_less_keep_what_was_typed_in_the_others()
    {
        using var browser = host.OpenBrowser();
        Tell(Advance());
        var page = await browser.SignInAsync("representative.lid", $"{advance}/clearance");

        var added = await SendAsync(browser, page, "clearance", [.. Receipt(0, "Bus"), .. Receipt(1, "Hotel"), ("do", "add")]);
        added.Text.ShouldContain("Receipt 3");
        added.Html.ShouldContain("""value="Bus""");
        added.Html.ShouldContain("""value="Hotel""");

        var removed = await SendAsync(browser, page, "clearance", [.. Receipt(0, "Bus"), .. Receipt(1, "Hotel"), ("do", "remove-0")]);
        removed.Text.ShouldNotContain("Receipt 2");
        removed.Html.ShouldNotContain("""value="Bus""");
        removed.Html.ShouldContain("""value="Hotel""");
    }

    [Fact]
    [Trait("Row", "N09")]
    public async Task What_a_receipt_misses_is_named_and_a_complete_one_is_saved()
    {
        using var browser = host.OpenBrowser();
        Tell(Advance());
        host.Services.Answer($"/api{advance}/clearance", new { });
        var page = await browser.SignInAsync("representative.lid", $"{advance}/clearance");

        var refused = await SendAsync(browser, page, "clearance", [.. Receipt(0, "Bus"), ("Form.Lines[0].Day", ""), ("Form.Lines[0].Amount.Amount", "1.5"), ("Form.Lines[0].Amount.Currency", "KHR")]);
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain("Receipt 1, Day on the receipt: Fill this in.");
        refused.Text.ShouldContain("Receipt 1, Amount: Enter an amount above zero");
        refused.Html.ShouldContain("""value="Bus""");

        (await SendAsync(browser, page, "clearance", [.. Receipt(0, "Bus")])).Next!.ToString().ShouldEndWith($"{advance}/clearance");
        (await SendAsync(browser, page, "clearance", [.. Receipt(0, "Bus"), ("Form.HandIn", "true")])).Next!.ToString().ShouldEndWith($"{advance}/clearance/check");
    }

    [Fact]
    [Trait("Row", "N07")]
    public async Task A_second_click_on_pay_is_sent_with_the_same_key_although_the_advance_has_moved_on()
    {
        using var browser = host.OpenBrowser();
        Tell(Advance() with { State = AdvanceState.Approved, NextStep = FinanceTaskKind.PayAdvance });
        host.Services
            .Answer("/api/finance/rates", new Page<RecordedRate>([new("USD", Day, 1.08345678m, "A bank")], null))
            .Answer($"/api{advance}/pay", new Posted(Guid.CreateVersion7(), 2, Money.Eur(922.97m)));
        var page = await browser.SignInAsync("finance.pay", advance);
        page.Text.ShouldContain("1 EUR = 1.08345678 USD");
        (string, string)[] form = [("Form.Step", "PayAdvance"), ("Form.Version", "7"), ("Form.Key", Key().Match(page.Html).Groups["key"].Value), ("Form.Day", "2026-11-12"), ("Form.BankReference", "TRX")];
        form[2].Item2.ShouldNotBeEmpty();

        var first = await SendAsync(browser, page, "step", form);
        Tell(Advance() with { State = AdvanceState.Paid, NextStep = FinanceTaskKind.AcknowledgeReceipt, MayTakeStep = false });
        var second = await SendAsync(browser, page, "step", form);

        first.Next.ShouldNotBeNull();
        second.Next.ShouldBe(first.Next);
        (await browser.FollowAsync(second)).Text.ShouldContain("The payment is recorded.");
    }

    [Fact]
    public async Task A_refused_payment_keeps_its_key_and_what_was_typed()
    {
        using var browser = host.OpenBrowser();
        Tell(Advance() with { State = AdvanceState.Approved, NextStep = FinanceTaskKind.PayAdvance });
        host.Services
            .Answer("/api/finance/rates", new Page<RecordedRate>([], null))
            .Refuse($"/api{advance}/pay", HttpStatusCode.UnprocessableEntity, new { code = "payment.day", earliest = "2026-11-10", latest = "2026-11-25" });
        var page = await browser.SignInAsync("finance.pay", advance);
        page.Text.ShouldContain("No rate for USD is recorded");

        var refused = await SendAsync(browser, page, "step", ("Form.Step", "PayAdvance"), ("Form.Version", "7"), ("Form.Key", "one-key"), ("Form.Day", "2026-11-30"), ("Form.BankReference", "TRX-9"));

        refused.Text.ShouldContain("Money moves on a day from 10 November 2026 to 25 November 2026.");
        Key().Match(refused.Html).Groups["key"].Value.ShouldBe("one-key");
        refused.Html.ShouldContain("TRX-9");
    }

    [Fact]
    [Trait("Row", "N13")]
    public async Task Whoever_acted_before_reads_why_another_person_must_go_on()
    {
        using var browser = host.OpenBrowser();
        Tell(Advance() with { State = AdvanceState.Verified, NextStep = FinanceTaskKind.ApproveAdvance, MayTakeStep = false, NextRole = Roles.FinanceApprove });

        var page = await browser.SignInAsync("finance.approve", advance);

        page.Text.ShouldContain("You took another step of this before.");
        page.Text.ShouldNotContain("Approve 1,000.00");
    }

    [Fact]
    [Trait("Row", "N05")]
    public async Task Without_a_memorandum_in_force_the_way_to_it_is_shown_instead_of_the_form()
    {
        using var browser = host.OpenBrowser();
        Tell(Ledger() with { NeedsMou = true, MayRequestAdvance = false });

        var page = await browser.SignInAsync("representative.lid", $"{award}/advances/new");

        page.Text.ShouldContain("Advances need a memorandum of understanding");
        page.Html.ShouldContain($"href=\"{award}/mou\"");
        page.Html.ShouldNotContain("Form.Purpose");
    }

    [Fact]
    [Trait("Row", "N02")]
    public async Task Asking_for_more_than_there_is_says_how_much_is_left_and_keeps_the_form()
    {
        using var browser = host.OpenBrowser();
        Tell(Ledger());
        host.Services.Refuse($"/api{award}/advances", HttpStatusCode.Conflict, new { code = "award.short", available = Money.Eur(1_234.5m) });
        var page = await browser.SignInAsync("representative.lid", $"{award}/advances/new");

        var refused = await SendAsync(
            browser, page, "advance",
            ("Form.Id", Guid.CreateVersion7().ToString()), ("Form.Version", "0"), ("Form.Currency", "USD"), ("Form.Lines[0].LineId", Line.ToString()), ("Form.Lines[0].Amount", "៩,០០០"),
            ("Form.Purpose", "Workshops"), ("Form.ActivityFrom", "2026-11-12"), ("Form.ActivityTo", "2026-11-13"), ("Form.ClearBy", "2026-12-01"));

        refused.Text.ShouldContain("The award has 1,234.50\u00a0EUR left for this.");
        refused.Text.ShouldContain("Workshops");
    }

    private static (string, string)[] Receipt(int row, string vendor) =>
    [
        ($"Form.Lines[{row}].Id", ""), ($"Form.Lines[{row}].LineId", Line.ToString()), ($"Form.Lines[{row}].Day", "2026-11-12"), ($"Form.Lines[{row}].Vendor", vendor),
        ($"Form.Lines[{row}].ReceiptNumber", "12"), ($"Form.Lines[{row}].Description", "Seats"), ($"Form.Lines[{row}].Amount.Amount", "20"), ($"Form.Lines[{row}].Amount.Currency", "USD"),
        ("Form.Version", "7"), ("Form.CashReturned.Amount", ""), ("Form.CashReturned.Currency", "USD"),
    ];

    private static AdvancePage Advance() => new(
        Id, Award, new("Safe spaces on wheels"), Guid.CreateVersion7(), new("CoP-LGBTQIA+"), Lid, new("Love is Diversity"),
        Amount, Money.Eur(900), [new(Line, "Venue", Amount)], "Workshops", Day, Day, Day, IsOverdue: false,
        AdvanceState.Acknowledged, Paid: null, Amount, Money.Eur(900), [], [], [], FinanceTaskKind.WriteClearance, MayTakeStep: true, Roles.Grantee, new(1, true, Money.Eur(900), new("3.1", Money.Eur(2_000), [Roles.FinanceApprove]), 1), Version: 7);

    private static LedgerPage Ledger() => new(
        Award, new("Safe spaces on wheels"), Guid.CreateVersion7(), "lgbtqia", new("CoP-LGBTQIA+"), DateTimeOffset.UnixEpoch,
        Money.Eur(5_000), Money.Eur(0), Money.Eur(0), Money.Eur(0), Money.Eur(5_000), Money.Eur(5_000),
        [new(Line, "Venue", Guid.CreateVersion7(), "Workshops", Lid, new("Love is Diversity"), PaymentOption.Option2, "USD", Money.Eur(5_000), Money.Eur(0), Money.Eur(0), Money.Eur(5_000))],
        [], [new(Lid, new("Love is Diversity"), "LiD")], null, NeedsMou: false, [], MayDraftMou: false, [], MayRequestAdvance: true, Version: 3);

    private void Tell(AdvancePage told)
    {
        host.Services.Answer($"/api{advance}", told);
        Tell(Ledger());
    }

    private void Tell(LedgerPage told) => host.Services.Answer($"/api{award}", told);

    /// <summary>Sends a form of a page; of a field that is given twice the last counts.</summary>
    private static Task<Page> SendAsync(Browser browser, Page page, string form, params (string Name, string Value)[] fields) => browser.SendAsync(
        HttpMethod.Post, page.Address.AbsolutePath,
        fields.Prepend(("_handler", form)).Prepend(("__RequestVerificationToken", page.FormToken))
            .GroupBy(field => field.Item1, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, field.Last().Item2)));

    [GeneratedRegex("name=\"Form.Key\" value=\"(?<key>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
