using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

public sealed class CommitteeTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P12")]
    public async Task Nothing_of_the_others_is_readable_before_ones_own_score_is_in()
    {
        var round = await proposals.RoundAsync();
        var id = await (await proposals.PairAsync(round)).SubmittedAsync();
        var (chair, member) = (Chair(round.Chair), Member(round.Member));
        var before = await ReadAsync(round.Member, id);

        await chair.ScoreProposalAsync(id, Committee.Scores(5), Ct);

        (await ReadAsync(round.Member, id)).ShouldBe(before);
        var blind = (await member.ReadReviewDeskAsync(id, Ct))!;
        (blind.Mine, blind.Others, blind.Summary).ShouldBe((null, null, null));

        await member.ScoreProposalAsync(id, Committee.Scores(2), Ct);
        var desk = (await member.ReadReviewDeskAsync(id, Ct))!;
        desk.Others.ShouldNotBeNull().ShouldHaveSingleItem().Scores.ShouldAllBe(score => score.Points == 5);
        desk.Summary.ShouldBe(new ScoreSummary(2, 3.5m, 0));
        desk.MayDecide.ShouldBeFalse();

        await member.ScoreProposalAsync(id, Committee.Scores(3), Ct);
        (await member.ReadReviewDeskAsync(id, Ct))!.Summary!.Average.ShouldBe(4m);
    }

    [Fact, Trait("Row", "P10")]
    public async Task A_decision_below_quorum_is_refused_with_the_missing_count_and_one_with_it_is_told()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var chair = Chair(round.Chair);
        var decided = await proposals.Bus.ListenAsync<ProposalDecided>();
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);

        var refused = await RefusedAsync(async () => await chair.DecideProposalAsync(id, Committee.Approve(400), await pair.VersionAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "committee.quorum");
        refused.Facts["missing"].GetInt32().ShouldBe(1);

        await Member(round.Member).ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await chair.DecideProposalAsync(id, Committee.Approve(400), await pair.VersionAsync(id), Ct);

        (await decided.OneAsync(told => told.ProposalId == id)).ApprovedEur.ShouldBe(Money.Eur(400));
        var decision = (await pair.Right.ReadProposalAsync(id, Ct))!.Decisions.ShouldHaveSingleItem();
        decision.Reason.ShouldBe(new LocalText("Good.", "ល្អ។"));
        await RefusedAsync(() => Member(round.Member).ScoreProposalAsync(id, Committee.Scores(1), Ct), HttpStatusCode.UnprocessableEntity, "proposal.not_submitted");
    }

    [Fact, Trait("Row", "P14")]
    public async Task A_decision_needs_its_reason_in_both_languages_the_current_version_and_the_chair()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var (chair, version) = (Chair(round.Chair), await pair.VersionAsync(id));
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);

        await RefusedAsync(() => chair.DecideProposalAsync(id, Committee.Approve(1) with { Reason = new("English") }, version, Ct), HttpStatusCode.UnprocessableEntity, "decision.reason_missing");
        await RefusedAsync(() => chair.DecideProposalAsync(id, Committee.Approve(501), version, Ct), HttpStatusCode.UnprocessableEntity, "decision.amount");
        await RefusedAsync(() => chair.DecideProposalAsync(id, Committee.Approve(1), version + 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await RefusedAsync(() => Chair(round.Substitute).DecideProposalAsync(id, Committee.Approve(1), version, Ct), HttpStatusCode.Forbidden, "decision.not_chair");
        await RefusedAsync(() => Member(round.Member).DecideProposalAsync(id, Committee.Approve(1), version, Ct), HttpStatusCode.Forbidden, "decision.not_chair");
        await RefusedAsync(() => pair.Left.DecideProposalAsync(id, Committee.Approve(1), version, Ct), HttpStatusCode.Forbidden, "role.missing");

        await chair.DecideProposalAsync(id, new(DecisionOutcome.ApproveWithConditions, new("Good.", "ល្អ។"), [new(new("Send the script.", "ផ្ញើសាច់រឿង។"), PhnomPenh.Day(proposals.Clock.GetUtcNow()), pair.LeftId)], Money.Eur(300)), version, Ct);
        (await pair.Left.ReadProposalAsync(id, Ct))!.Decisions[0].Conditions.ShouldHaveSingleItem().Text.ShouldBe(new LocalText("Send the script.", "ផ្ញើសាច់រឿង។"));
    }

    [Fact, Trait("Row", "P14")]
    public async Task A_returned_proposal_is_edited_and_judged_anew_on_new_scores()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var chair = Chair(round.Chair);
        await chair.ScoreProposalAsync(id, Committee.Scores(1), Ct);
        await chair.DecideProposalAsync(id, new(DecisionOutcome.Return, new("Say more.", "សូមបន្ថែម។"), null, null), await pair.VersionAsync(id), Ct);

        await pair.Left.WriteSectionAsync(id, "idea", "Much more.", 1, Ct);
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);

        (await chair.ReadReviewDeskAsync(id, Ct))!.Mine.ShouldBeNull();
        await RefusedAsync(async () => await chair.DecideProposalAsync(id, Committee.Approve(1), await pair.VersionAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "decision.own_score");
    }

    [Fact, Trait("Row", "P11")]
    public async Task A_conflicted_chair_is_replaced_and_a_recused_member_no_longer_knows_the_proposal()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var (chair, substitute, member) = (Chair(round.Chair), Chair(round.Substitute), Member(round.Member));
        await chair.ScoreProposalAsync(id, Committee.Scores(5), Ct);
        await substitute.ScoreProposalAsync(id, Committee.Scores(3), Ct);

        await chair.RecuseAsync(id, new("My sister works there."), Ct);

        (await chair.ReadReviewDeskAsync(id, Ct)).ShouldBeNull();
        (await chair.ReadProposalAsync(id, Ct)).ShouldBeNull();
        await RefusedAsync(() => chair.RecuseAsync(id, new("Again."), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(async () => await chair.DecideProposalAsync(id, Committee.Approve(1), await pair.VersionAsync(id), Ct), HttpStatusCode.NotFound);

        var desk = (await substitute.ReadReviewDeskAsync(id, Ct))!;
        desk.MayDecide.ShouldBeTrue();
        desk.Summary.ShouldBe(new ScoreSummary(1, 3m, 1));
        await RefusedAsync(async () => await substitute.DecideProposalAsync(id, Committee.Approve(1), await pair.VersionAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "committee.quorum");
        await member.ScoreProposalAsync(id, Committee.Scores(3), Ct);
        (await substitute.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.Decide && task.Id == id);
        await substitute.DecideProposalAsync(id, Committee.Approve(1), await pair.VersionAsync(id), Ct);
    }

    [Fact]
    public async Task People_who_sit_in_no_committee_of_the_round_and_bad_scores_are_refused()
    {
        var round = await proposals.RoundAsync();
        var id = await (await proposals.PairAsync(round)).SubmittedAsync();
        var stranger = Member(await proposals.PersonAsync(Roles.Committee));
        var unknown = Member(Guid.CreateVersion7());

        await RefusedAsync(() => stranger.ScoreProposalAsync(id, Committee.Scores(3), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => unknown.ScoreProposalAsync(id, Committee.Scores(3), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => Member(round.Member).ScoreProposalAsync(id, new([new("budget", 3, null)], null), Ct), HttpStatusCode.UnprocessableEntity, "score.incomplete");
        await RefusedAsync(() => Member(round.Member).ScoreProposalAsync(id, Committee.Scores(6), Ct), HttpStatusCode.BadRequest);
    }

    private ProposalsClient Chair(Guid person) => proposals.As(person, Roles.Committee, Roles.Chair);

    private ProposalsClient Member(Guid person) => proposals.As(person, Roles.Committee);

    /// <summary>Everything that a member can read, byte by byte.</summary>
    private async Task<string> ReadAsync(Guid person, Guid id)
    {
        using var http = proposals.Http(person, Roles.Committee);
        var read = new List<string>();
        foreach (var path in new[] { $"{id}", $"{id}/reviews", "my/tasks", "", "awards", "rounds" })
        {
            read.Add(await http.GetStringAsync(new Uri($"api/proposals/{path}", UriKind.Relative), Ct));
        }

        return string.Join('\n', read);
    }
}
