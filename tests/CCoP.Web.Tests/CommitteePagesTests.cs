using System.Net;
using CCoP.Proposals.Contracts;

namespace CCoP.Web.Tests;

/// <summary>What the committee's word becomes: its meeting, the letter of decision, conditions as tasks, and an appeal.</summary>
public sealed class CommitteePagesTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly Guid Id = Guid.CreateVersion7(), Left = Guid.CreateVersion7(), Right = Guid.CreateVersion7(), Meeting = Guid.CreateVersion7();
    private static readonly DateTimeOffset Day = new(2026, 11, 25, 7, 30, 0, TimeSpan.Zero);
    private static readonly LocalText Title = new("Love stories on wheels", "រឿងស្នេហាលើកង់");

    [Fact, Trait("Row", "P14")]
    public async Task The_letter_of_decision_has_both_languages_reasons_conditions_and_approved_beside_requested_lines()
    {
        using var browser = host.OpenBrowser();
        Tell(Decided());

        var page = await browser.SignInAsync("representative.lid", $"/proposals/{Id}/letter");

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var words in new[] { "Letter of decision", "លិខិតសម្រេច", "Strong together.", "រឹងមាំជាមួយគ្នា។", "Send the script.", "ផ្ញើសាច់រឿង។", "Camera", "500.00", "123.45", "09/12/2026", "Approved with conditions" })
        {
            page.Text.ShouldContain(words);
        }
    }

    [Fact, Trait("Row", "P14")]
    public async Task A_condition_that_waits_for_the_reader_has_a_form_and_says_why_it_is_refused()
    {
        using var browser = host.OpenBrowser();
        Tell(Decided());
        var address = $"/proposals/{Id}/conditions";
        var page = await browser.SignInAsync("representative.lid", address);
        var condition = Decided().Decisions[0].Conditions[0].Id;
        page.Text.ShouldContain("The last page is missing.");

        Task<Page> SendAsync(string note) => browser.SendAsync(HttpMethod.Post, address,
            [new("__RequestVerificationToken", page.FormToken), new("_handler", $"fulfil-{condition}"), new($"Form.Notes[{condition}]", note)]);
        (await SendAsync(" ")).Text.ShouldContain("How it was fulfilled");

        host.Services.Refuse($"/api/proposals/{Id}/conditions/{condition}/fulfil", HttpStatusCode.UnprocessableEntity, new { code = "condition.not_open" });
        var refused = await SendAsync("Sent by post.");
        refused.Text.ShouldContain("This condition does not wait for you any more.");
        refused.Text.ShouldContain("Sent by post.");

        host.Services.Answer($"/api/proposals/{Id}/conditions/{condition}/fulfil", new { });
        (await SendAsync("Sent by post.")).Next!.AbsolutePath.ShouldBe(address);
    }

    [Fact, Trait("Row", "P15")]
    public async Task In_the_meeting_a_member_joins_votes_and_reads_who_takes_no_part()
    {
        using var browser = host.OpenBrowser();
        Tell(Decided());
        host.Services.Answer($"/api/proposals/meetings/{Meeting}", new MeetingPage(
            new(Meeting, Guid.CreateVersion7(), new("Round of 2026", "ជុំឆ្នាំ 2026"), Day, MeetingVenue.Online, "https://meet.example/ccop"), 2,
            [new("Chair", Day)],
            [
                new(Id, Title, new("CoP-LGBTQIA+"), Money.Eur(500), ProposalState.Submitted, null, null, null, null, ["Chair"], ["Substitute"], null, MayVote: true, MayWrite: false, MayClose: false, 0),
                new(Guid.CreateVersion7(), new("Reading together"), new("CoP-Disability"), Money.Eur(4_200), ProposalState.Submitted,
                    new("You", DecisionOutcome.Approve, Day), [new("You", DecisionOutcome.Approve, Day), new("Chair", DecisionOutcome.Return, Day)], 0,
                    new("We talked about the budget.", "យើងបានពិភាក្សាអំពីថវិកា។"), ["Chair", "You"], [], null, MayVote: false, MayWrite: true, MayClose: true, 2),
            ],
            MayJoin: true, HasJoined: false));

        var address = $"/meetings/{Meeting}";
        var page = await browser.SignInAsync("committee.two", address);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Takes no part in this item: Substitute");
        page.Text.ShouldContain("I am in this meeting");
        var unchosen = await browser.SendAsync(HttpMethod.Post, address, [new("__RequestVerificationToken", page.FormToken), new("_handler", $"vote-{Id}")]);
        unchosen.Text.ShouldContain("Choose an outcome.");
        host.Services.Refuse($"/api/proposals/meetings/{Meeting}/proposals/{Id}/vote", HttpStatusCode.UnprocessableEntity, new { code = "vote.given" });
        var refused = await browser.SendAsync(HttpMethod.Post, address, [new("__RequestVerificationToken", page.FormToken), new("_handler", $"vote-{Id}"), new($"Form.Votes[{Id}]", "Approve")]);
        refused.Text.ShouldContain("A vote cannot be changed.");
    }

    [Fact, Trait("Row", "P16")]
    public async Task A_rejection_leads_to_the_appeal_until_its_last_moment_and_shows_the_answer()
    {
        using var browser = host.OpenBrowser();
        var rejected = Decided() with
        {
            State = ProposalState.Rejected,
            Decisions = [new(DecisionOutcome.Reject, new("Too vague.", "មិនច្បាស់លាស់។"), [], null, [], Day, [])],
            AppealUntil = Day.AddDays(14),
            MayAppealFor = [Left],
        };
        Tell(rejected);
        var page = await browser.SignInAsync("representative.lid", $"/proposals/{Id}");
        page.Html.ShouldContain($"href=\"/proposals/{Id}/appeal\"");
        var form = await browser.OpenAsync($"/proposals/{Id}/appeal");
        form.Text.ShouldContain("You can ask once");
        var empty = await browser.SendAsync(HttpMethod.Post, $"/proposals/{Id}/appeal", [new("__RequestVerificationToken", form.FormToken), new("_handler", "appeal"), new("Form.Organisation", Left.ToString())]);
        empty.Text.ShouldContain("Why should it be looked at again?");

        Tell(rejected with
        {
            MayAppealFor = [],
            AppealUntil = null,
            Appeal = new(Left, "You overlooked the second activity.", Day, AppealOutcome.Dismiss, new("It stands.", "សេចក្តីសម្រេចនៅដដែល។"), Day),
        });
        (await browser.OpenAsync($"/proposals/{Id}")).Text.ShouldContain("It stands.");
    }

    private static ProposalPage Decided() => new(
        Id, Title, Guid.CreateVersion7(), "lgbtqia", new("CoP-LGBTQIA+", "សហគមន៍ LGBTQIA+"),
        new(Guid.CreateVersion7(), new("Round of 2026", "ជុំឆ្នាំ 2026"), DateTimeOffset.UnixEpoch, Day, RoundState.Closed, false, Money.Eur(50_000)),
        ProposalState.ApprovedWithConditions, "2026-1", null, null, null, [], new([], [], 1), new([], [], Money.Eur(500), [], [], 1),
        [new(Left, new("Love is Diversity", "ស្នេហាគឺពហុភាព"), "LiD", CoApplicantState.Accepted, true, null), new(Right, new("Women Peace Makers"), "WPM", CoApplicantState.Accepted, true, null)],
        "hash", 1, [], false, [], [], Day,
        [
            new(
                DecisionOutcome.ApproveWithConditions, new("Strong together.", "រឹងមាំជាមួយគ្នា។"),
                [new(Condition, new("Send the script.", "ផ្ញើសាច់រឿង។"), new(2026, 12, 9), Left, ConditionState.Open, "Sent by e-mail.", Day, "The last page is missing.", null, MayFulfil: true, MayConfirm: false)],
                Money.Eur(123.45m), [new(Guid.CreateVersion7(), "Camera", Money.Eur(500), Money.Eur(123.45m))], Day, [new(DecisionOutcome.ApproveWithConditions, 3)]),
        ],
        null, null, 7, Day, [], null, [], null, []);

    private static readonly Guid Condition = Guid.CreateVersion7();

    private void Tell(ProposalPage page) => host.Services.Answer($"/api/proposals/{Id}", page);
}
