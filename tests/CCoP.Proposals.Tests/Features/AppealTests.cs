using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P16")]
public sealed class AppealTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static readonly LocalText Answer = new("Say more about the second activity.", "សូមបន្ថែមអំពីសកម្មភាពទីពីរ។");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resubmission_shows_a_diff_to_the_last_version()
    {
        var (round, pair, id) = await SubmittedAsync();
        var chair = Chair(round.Chair);
        (await pair.Left.ReadComparisonAsync(id, Ct)).ShouldBeNull();
        await DecideAsync(chair, pair, id, DecisionOutcome.Return);
        await pair.Left.WriteSectionAsync(id, "idea", "Much more.", 1, Ct);

        var mending = (await pair.Right.ReadComparisonAsync(id, Ct))!;
        (mending.Before.Number, mending.After).ShouldBe((1, null));
        var change = mending.Changes.ShouldHaveSingleItem();
        (change.Part, change.Before!.Text, change.After.Text).ShouldBe(("idea", "យើងសរសេរជាមួយគ្នា។", "Much more."));
        change.Versions.ShouldNotBeEmpty();
        (await chair.ReadComparisonAsync(id, Ct)).ShouldBeNull();

        await ResubmitAsync(pair, id);
        var compared = (await chair.ReadComparisonAsync(id, Ct))!;
        (compared.Before.Number, compared.After!.Number).ShouldBe((1, 2));
        compared.Changes.ShouldHaveSingleItem().Versions.ShouldBeEmpty();
        (await Chair(await proposals.PersonAsync(Roles.Committee)).ReadComparisonAsync(id, Ct)).ShouldBeNull();

        // Each submission is kept as it was, under the hash that its members signed.
        var kept = await proposals.InDatabaseAsync(db => db.Submissions.OrderBy(submission => submission.Number)
            .Where(submission => submission.ProposalId == new Id<CCoP.Proposals.Domain.Proposal>(id)).ToListAsync(Ct));
        kept.ShouldAllBe(submission => submission.ContentHash == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(submission.Content))));
        (await pair.Left.ReadProposalAsync(id, Ct))!.Submissions.Select(submission => submission.ContentHash).ShouldBe(kept.Select(submission => submission.ContentHash));
        kept.Select(submission => submission.ContentHash).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_appeal_is_answered_by_the_one_of_chair_and_substitute_who_did_not_decide()
    {
        var (round, pair, id) = await SubmittedAsync();
        var (chair, substitute) = (Chair(round.Chair), Chair(round.Substitute));
        await RefusedAsync(() => pair.Left.AppealRejectionAsync(id, new(pair.LeftId, "Too early."), Ct), HttpStatusCode.UnprocessableEntity, "appeal.not_rejected");
        await DecideAsync(chair, pair, id, DecisionOutcome.Reject);
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        page.MayAppealFor.ShouldBe([pair.LeftId]);
        page.Appeal.ShouldBeNull();
        page.AppealUntil.ShouldNotBeNull();
        (await chair.ReadProposalAsync(id, Ct))!.MayAppealFor.ShouldBeEmpty();

        await RefusedAsync(() => pair.Left.AppealRejectionAsync(id, new(pair.RightId, "For them."), Ct), HttpStatusCode.Forbidden, "organisation.not_yours");
        await RefusedAsync(() => pair.Left.AppealRejectionAsync(id, new(pair.LeftId, " "), Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => chair.AppealRejectionAsync(id, new(pair.LeftId, "As the chair."), Ct), HttpStatusCode.Forbidden, "role.missing");
        await pair.Left.AppealRejectionAsync(id, new(pair.LeftId, "You overlooked the second activity."), Ct);
        await RefusedAsync(() => pair.Right.AppealRejectionAsync(id, new(pair.RightId, "We too."), Ct), HttpStatusCode.UnprocessableEntity, "appeal.used");

        (await chair.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.Kind == TaskKind.AnswerAppeal);
        (await substitute.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.AnswerAppeal && task.Id == id);
        await RefusedAsync(() => chair.AnswerAppealAsync(id, new(AppealOutcome.Dismiss, Answer), Ct), HttpStatusCode.Forbidden, "appeal.not_yours");
        await RefusedAsync(() => substitute.AnswerAppealAsync(id, new(AppealOutcome.Dismiss, new("English only.")), Ct), HttpStatusCode.UnprocessableEntity, "appeal.answer_missing");
        await substitute.AnswerAppealAsync(id, new(AppealOutcome.Return, Answer), Ct);
        await RefusedAsync(() => substitute.AnswerAppealAsync(id, new(AppealOutcome.Dismiss, Answer), Ct), HttpStatusCode.UnprocessableEntity, "appeal.answered");

        page = (await pair.Right.ReadProposalAsync(id, Ct))!;
        (page.State, page.Appeal!.Outcome, page.Appeal.Answer).ShouldBe((ProposalState.Returned, AppealOutcome.Return, Answer));
        page.MayEdit.ShouldBeTrue();
        await ResubmitAsync(pair, id);
    }

    [Fact]
    public async Task Without_a_substitute_who_can_the_chair_answers_and_late_is_too_late()
    {
        var (round, pair, id) = await SubmittedAsync();
        var chair = Chair(round.Chair);
        await Chair(round.Substitute).RecuseAsync(id, new("My brother works there."), Ct);
        await DecideAsync(chair, pair, id, DecisionOutcome.Reject);
        await pair.Left.AppealRejectionAsync(id, new(pair.LeftId, "Please look again."), Ct);

        await RefusedAsync(() => Chair(round.Substitute).AnswerAppealAsync(id, new(AppealOutcome.ReviewAgain, Answer), Ct), HttpStatusCode.NotFound);
        await chair.AnswerAppealAsync(id, new(AppealOutcome.ReviewAgain, Answer), Ct);

        (await chair.ReadReviewDeskAsync(id, Ct))!.MayScore.ShouldBeTrue();
        await DecideAsync(chair, pair, id, DecisionOutcome.Reject);
        (await pair.Left.ReadProposalAsync(id, Ct))!.AppealUntil.ShouldBeNull();
        await RefusedAsync(() => pair.Left.AppealRejectionAsync(id, new(pair.LeftId, "Again."), Ct), HttpStatusCode.UnprocessableEntity, "appeal.used");

        var (otherRound, otherPair, other) = await SubmittedAsync();
        await DecideAsync(Chair(otherRound.Chair), otherPair, other, DecisionOutcome.Reject);
        proposals.Clock.Advance(TimeSpan.FromDays(15));
        (await otherPair.Left.ReadProposalAsync(other, Ct))!.MayAppealFor.ShouldBeEmpty();
        await RefusedAsync(() => otherPair.Left.AppealRejectionAsync(other, new(otherPair.LeftId, "Late."), Ct), HttpStatusCode.UnprocessableEntity, "appeal.too_late");
    }

    private async Task<(Committee Round, Pair Pair, Guid Id)> SubmittedAsync()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        await Chair(round.Chair).ScoreProposalAsync(id, Committee.Scores(2), Ct);
        return (round, pair, id);
    }

    private static async Task DecideAsync(ProposalsClient chair, Pair pair, Guid id, DecisionOutcome outcome) =>
        await chair.DecideProposalAsync(id, new(outcome, new("Say more.", "សូមបន្ថែម។"), null, null), await pair.VersionAsync(id), Ct);

    private static async Task ResubmitAsync(Pair pair, Guid id)
    {
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);
    }

    private ProposalsClient Chair(Guid person) => proposals.As(person, Roles.Committee, Roles.Chair);
}
