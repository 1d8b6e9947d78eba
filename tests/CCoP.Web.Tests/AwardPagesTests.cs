using System.Net;
using CCoP.Proposals.Contracts;

namespace CCoP.Web.Tests;

/// <summary>Who holds an award sees what it pays for, what waits and what went wrong, and changes it without losing a word.</summary>
public sealed class AwardPagesTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly Guid Id = Guid.CreateVersion7(), Activity = Guid.CreateVersion7(), Bus = Guid.CreateVersion7(), Food = Guid.CreateVersion7(), Lid = Guid.CreateVersion7(), Wpm = Guid.CreateVersion7();
    private static readonly DateTimeOffset At = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly AwardActivity Screening = new(Activity, "Screening", "KH-12", new(2027, 2, 1), new(2027, 2, 2));

    private readonly string award = $"/awards/{Id}";

    [Fact, Trait("Row", "P17")]
    public async Task An_amendment_that_cannot_be_read_keeps_what_was_typed_and_a_good_one_is_proposed()
    {
        using var browser = host.OpenBrowser();
        Tell(Page());
        host.Services.Answer($"/api/proposals{award}/amendments", new { });
        var page = await browser.SignInAsync("representative.lid", $"{award}/amend");
        page.Text.ShouldContain("Moves of up to 10 % of a line");
        page.Html.ShouldContain("value=\"200.00\"");

        var refused = await SendAsync(browser, page, "amend", [.. Typed("21o", "180"), ("Form.Reason", "")]);
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Html.ShouldContain("value=\"21o\"");
        refused.Text.ShouldContain("Why it changes: Fill this in.");

        (await SendAsync(browser, page, "amend", [.. Typed("220", "180"), ("Form.Reason", "Prices rose.")])).Next!.ToString().ShouldEndWith(award);
    }

    [Fact, Trait("Row", "P17")]
    public async Task A_waiting_amendment_shows_before_and_after_and_is_approved_or_refused_with_a_reason()
    {
        using var browser = host.OpenBrowser();
        Tell(Page(Waiting()));
        host.Services.Answer($"/api/proposals{award}/amendments/1/approve", new { }).Answer($"/api/proposals{award}/amendments/1/refuse", new { });
        var page = await browser.SignInAsync("facilitator", $"{award}/amendments/1");
        page.Text.ShouldContain("Prices rose.");
        page.Text.ShouldContain("250.00");
        page.Text.ShouldContain("Phnom Penh, 1 February 2027 – 2 February 2027");

        (await SendAsync(browser, page, "refuse", ("Form.Version", "7"), ("Form.Reason", " "))).Text.ShouldContain("Reason: Fill this in.");
        (await SendAsync(browser, page, "refuse", ("Form.Version", "7"), ("Form.Reason", "Not needed."))).Next!.ToString().ShouldEndWith(award);
        var approved = await SendAsync(browser, page, "approve", ("Approved", "7"));
        approved.Next!.ToString().ShouldEndWith(award);
        (await browser.FollowAsync(approved)).Text.ShouldContain("Approved. Finance books it now.");
        (await browser.OpenAsync($"{award}/amendments/9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact, Trait("Row", "P17")]
    public async Task What_finance_holds_is_told_where_the_amendment_is_read()
    {
        using var browser = host.OpenBrowser();
        Tell(Page(Waiting() with { State = AmendmentState.NotBooked, MayDecide = false, Held = Money.Eur(190), HeldLineId = Food }));

        var page = await browser.SignInAsync("representative.lid", $"{award}/amendments/1");

        page.Text.ShouldContain("190.00");
        page.Text.ShouldContain("is already spent or promised: Food.");
    }

    [Fact, Trait("Row", "P19")]
    public async Task A_suspended_award_says_why_and_the_facilitator_resumes_it_with_a_reason()
    {
        using var browser = host.OpenBrowser();
        var page = Page();
        Tell(page with { Award = page.Award with { State = AwardState.Suspended }, Suspensions = [new(SuspensionReason.MemberLeftCop, At, null, null)] });
        host.Services.Refuse($"/api/proposals{award}/resume", HttpStatusCode.UnprocessableEntity, new { code = "award.two_grantees", counted = 1, needed = 2 });
        var shown = await browser.SignInAsync("facilitator", award);
        shown.Text.ShouldContain("A member has left the Community of Practice. Fewer than two legal grantees hold the award, so it is under review.");
        shown.Html.ShouldContain($"{award}/resume");

        var resume = await browser.OpenAsync($"{award}/resume");
        (await SendAsync(browser, resume, "step", ("Form.Version", "7"), ("Form.Reason", "They are back."))).Text.ShouldContain("At least 2 legal grantees must hold the award; now it is 1.");
    }

    [Fact, Trait("Row", "P17")]
    public async Task The_letter_is_in_both_languages_with_parties_lines_conditions_and_amendments()
    {
        using var browser = host.OpenBrowser();
        Tell(Page(Waiting() with { State = AmendmentState.Booked, MayDecide = false, ChangedAt = At }));

        var page = await browser.SignInAsync("representative.lid", $"{award}/letter");

        foreach (var words in (string[])["Award letter and agreement", "លិខិតផ្តល់ជំនួយ និងកិច្ចព្រមព្រៀង", "Love is Diversity", "Women Peace Makers", "Food", "400.00", "Send the script.", "ផ្ញើសាច់រឿង។", "Prices rose."])
        {
            page.Text.ShouldContain(words);
        }
    }

    private void Tell(AwardPage page) => host.Services.Answer($"/api/proposals{award}", page);

    private static AwardPage Page(params IReadOnlyList<AmendmentItem> amendments) => new(
        new AwardCard(Id, Guid.CreateVersion7(), Guid.CreateVersion7(), new("CoP-LGBTQIA+"), new("Love stories", "រឿងស្នេហា"), PaymentOption.Option2, Money.Eur(400), AwardState.Open, At),
        new("Round one"), At, [new(Lid, new("Love is Diversity"), "LiD", true, null, null), new(Wpm, new("Women Peace Makers"), "WPM", true, null, null)],
        [new(Activity, Screening.Title, Screening.Province, Screening.From, Screening.To, Money.Eur(400), [Line(Bus, "Bus", Lid), Line(Food, "Food", Wpm)])],
        [new(new("Send the script.", "ផ្ញើសាច់រឿង។"), new(2027, 1, 10), Lid, false)], 10, true, [], amendments, [Lid], amendments.Count == 0, 7);

    private static AwardedLine Line(Guid id, string what, Guid organisation) => new(id, what, organisation, PaymentOption.Option2, Money.Eur(200), Currency.Eur);

    private static AmendmentItem Waiting() => new(
        1, AmendmentKind.Move, AmendmentState.WaitingForApproval, "Prices rose.", [new(Bus, Money.Eur(200), Money.Eur(250)), new(Food, Money.Eur(200), Money.Eur(150))],
        [new(Screening, Screening with { From = new(2027, 3, 1), To = new(2027, 3, 2) })], true, "Representative", At, null, null, null, null, null, MayDecide: true, MayTakeBack: false);

    private static (string, string)[] Typed(string bus, string food) =>
    [
        ("Form.Version", "7"), ($"Form.Lines[{Bus}]", bus), ($"Form.Lines[{Food}]", food),
        ($"Form.Activities[{Activity}].From", "2027-02-01"), ($"Form.Activities[{Activity}].To", "2027-02-02"), ($"Form.Activities[{Activity}].Province", "KH-12"),
    ];

    private static Task<Page> SendAsync(Browser browser, Page page, string form, params (string Name, string Value)[] fields) => browser.SendAsync(
        HttpMethod.Post, page.Address.AbsolutePath,
        fields.Prepend(("_handler", form)).Prepend(("__RequestVerificationToken", page.FormToken)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
}
