using System.Net;
using CCoP.Proposals.Contracts;

namespace CCoP.Web.Tests;

/// <summary>The committee's pages: blind until one's own scores are in, and a decision that is read once more before it is sent.</summary>
public sealed class DecidingTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly LocalText Title = new("Safe spaces on wheels"), Cop = new("CoP-LGBTQIA+");
    private static readonly DateTimeOffset Deadline = new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero);
    private static readonly (string, string)[] Approval =
        [("Form.Version", "7"), ("Form.Outcome", "Approve"), ("Form.Approved.Amount", "5,200.50"), ("Form.ReasonEn", "Strong together."), ("Form.ReasonKm", "រឹងមាំជាមួយគ្នា។")];

    private readonly string decide = $"/decide/{Id}";

    [Fact]
    [Trait("Row", "P12")]
    public async Task Nothing_of_the_others_is_asked_for_before_ones_own_scores_are_in()
    {
        using var browser = host.OpenBrowser();
        TellDesk(new MyTask(TaskKind.Score, Id, Title, Cop, null, null));
        host.Services.Refuse($"/api/proposals/{Id}/reviews", HttpStatusCode.InternalServerError, new { });

        var desk = await browser.SignInAsync("committee.two", "/review");

        desk.Text.ShouldContain(Title.En);
        desk.Text.ShouldContain("your scores are missing");
        desk.Text.ShouldNotContain("Something went wrong");
    }

    [Fact]
    [Trait("Row", "P11")]
    public async Task A_proposal_that_is_not_before_the_reader_is_not_on_their_desk()
    {
        using var browser = host.OpenBrowser();
        TellDesk();
        host.Services.Refuse($"/api/proposals/{Id}/reviews", HttpStatusCode.NotFound, new { code = "record.not_found" });

        var desk = await browser.SignInAsync("committee.two", "/review");

        desk.Text.ShouldNotContain(Title.En);
        desk.Text.ShouldContain("No proposal waits");
    }

    [Fact]
    [Trait("Row", "P10")]
    public async Task Below_quorum_the_chair_reads_how_many_scores_are_missing_and_cannot_decide()
    {
        using var browser = host.OpenBrowser();
        Tell(scores: 1);

        var page = await browser.SignInAsync("committee.chair", decide);

        page.Text.ShouldContain("2 scores are missing");
        page.Html.ShouldNotContain("Form.Outcome");
    }

    [Fact]
    [Trait("Row", "P14")]
    public async Task A_decision_is_read_once_more_before_it_is_sent()
    {
        using var browser = host.OpenBrowser();
        Tell(scores: 3);
        host.Services.Refuse($"/api/proposals/{Id}/decide", HttpStatusCode.InternalServerError, new { });
        var page = await browser.SignInAsync("committee.chair", decide);
        page.Html.ShouldContain("""name="Form.Approved.Amount" value="5500.00""");

        var check = await SendAsync(browser, page, Approval);
        check.Text.ShouldContain("Check your decision");
        check.Text.ShouldContain("5,200.50");
        check.Text.ShouldNotContain("Something went wrong");

        var changed = await SendAsync(browser, check, [.. Approval, ("Form.IsChecked", "true"), ("do", "change")]);
        changed.Text.ShouldNotContain("Check your decision");
        changed.Html.ShouldContain("""value="5,200.50""");

        host.Services.Answer($"/api/proposals/{Id}/decide", new { });
        var sent = await SendAsync(browser, check, [.. Approval, ("Form.IsChecked", "true")]);
        sent.Next!.AbsolutePath.ShouldBe(decide);
    }

    [Fact]
    [Trait("Row", "P14")]
    public async Task A_reason_is_needed_in_both_languages_and_no_more_is_approved_than_was_requested()
    {
        using var browser = host.OpenBrowser();
        Tell(scores: 3);
        var page = await browser.SignInAsync("committee.chair", decide);

        var refused = await SendAsync(browser, page, [.. Approval[..2], ("Form.Approved.Amount", "5,500.01"), ("Form.ReasonEn", "Strong together."), ("Form.IsChecked", "true")]);

        refused.Text.ShouldContain("Give the reason in Khmer.");
        refused.Text.ShouldContain("at most the 5,500.00\u00a0EUR that was requested");
        refused.Text.ShouldNotContain("Give the reason in English.");
        refused.Text.ShouldNotContain("Check your decision");
    }

    [Fact]
    [Trait("Row", "P01")]
    public async Task Over_the_envelope_the_chair_reads_what_is_left_and_loses_nothing_typed()
    {
        using var browser = host.OpenBrowser();
        Tell(scores: 3);
        host.Services.Refuse($"/api/proposals/{Id}/decide", HttpStatusCode.Conflict, new { code = "envelope.short", title = "Short.", available = Money.Eur(4_000) });
        var page = await browser.SignInAsync("committee.chair", decide);

        var refused = await SendAsync(browser, page, [.. Approval, ("Form.IsChecked", "true")]);

        refused.Text.ShouldContain("The envelope has only 4,000.00\u00a0EUR left.");
        refused.Text.ShouldContain("Strong together.");
        refused.Html.ShouldContain("href=\"#form-approved\"");
    }

    private static Task<Page> SendAsync(Browser browser, Page page, params (string Name, string Value)[] fields) => browser.SendAsync(
        HttpMethod.Post, page.Address.AbsolutePath,
        [
            new("__RequestVerificationToken", page.FormToken), new("_handler", "decide"), new("Form.Approved.Currency", "EUR"),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);

    private void TellDesk(params MyTask[] tasks) => host.Services
        .Answer("/api/proposals", new Page<ProposalCard>([new(Id, Title, Guid.CreateVersion7(), "lgbtqia", Cop, Guid.CreateVersion7(), new("A round"), Deadline, ProposalState.Submitted, Deadline)], null))
        .Answer("/api/proposals/my/tasks", new Page<MyTask>(tasks, null));

    /// <summary>The chair, whose own scores are in; three scores are a quorum.</summary>
    private void Tell(int scores)
    {
        ReviewItem Review(string reviewer) => new(reviewer, [new("budget", 4, null)], null, null, DateTimeOffset.UnixEpoch);
        host.Services
            .Answer($"/api/proposals/{Id}", new ProposalPage(
                Id, Title, Guid.CreateVersion7(), "lgbtqia", Cop, new(Guid.CreateVersion7(), new("A round"), DateTimeOffset.UnixEpoch, Deadline, RoundState.Open, false, Money.Eur(50_000)),
                ProposalState.Submitted, "2026-1", null, null, null, [], new([], [], 1), new([], [], Money.Eur(5_500), [], [], 1), [], "hash", 1, [], false, [], [], Deadline, [], null, null, 7, Deadline, [], null, [], null, []))
            .Answer($"/api/proposals/{Id}/reviews", new ReviewDesk(
                Id, [new("budget", new("Budget realism"), 100)], 3, Review("Chair"), [.. Enumerable.Range(2, scores - 1).Select(number => Review($"Member {number}"))],
                new(scores, 4, 3 - scores), MayScore: true, MayDecide: true));
    }
}
