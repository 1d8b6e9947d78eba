using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P14")]
public sealed class ConditionTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static readonly LocalText Script = new("Send the script.", "ផ្ញើសាច់រឿង។"), Consent = new("Collect the consents.", "ប្រមូលការយល់ព្រម។");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decision_text_is_mandatory_and_bilingual_and_conditions_become_tasks_that_gate_payment()
    {
        var (pair, id, facilitator) = await ApprovedAsync();
        var made = await proposals.Bus.ListenAsync<AwardMade>();
        var met = await proposals.Bus.ListenAsync<AwardConditionsMet>();
        var (script, consent) = await ConditionsAsync(pair, id);
        (script.MayFulfil, consent.MayFulfil, script.MayConfirm).ShouldBe((true, false, false));
        Tasks(await pair.Left.ListMyTasksAsync(Ct), id).ShouldBe([(TaskKind.FulfilCondition, Script)]);
        Tasks(await pair.Right.ListMyTasksAsync(Ct), id).ShouldBe([(TaskKind.FulfilCondition, Consent)]);

        await pair.Left.FulfilConditionAsync(id, script.Id, new("Sent by post."), Ct);
        Tasks(await pair.Left.ListMyTasksAsync(Ct), id).ShouldBeEmpty();
        Tasks(await facilitator.ListMyTasksAsync(Ct), id).ShouldContain((TaskKind.ConfirmCondition, Script));
        await facilitator.SendBackConditionAsync(id, script.Id, new("The last page is missing."), Ct);
        (script, _) = await ConditionsAsync(pair, id);
        (script.State, script.SentBackBecause, script.Note).ShouldBe((ConditionState.Open, "The last page is missing.", "Sent by post."));

        await pair.Left.FulfilConditionAsync(id, script.Id, new("Sent again."), Ct);
        await facilitator.ConfirmConditionAsync(id, script.Id, Ct);
        var award = await facilitator.IssueAwardAsync(id, new(PaymentOption.Option2), await pair.VersionAsync(id), Ct);
        (await made.OneAsync(told => told.AwardId == award.Id)).ConditionsOpen.ShouldBeTrue();

        await pair.Right.FulfilConditionAsync(id, consent.Id, new("All twelve."), Ct);
        await facilitator.ConfirmConditionAsync(id, consent.Id, Ct);
        (await met.OneAsync(told => told.AwardId == award.Id)).At.ShouldBe(proposals.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        met.All.Count(told => told.AwardId == award.Id).ShouldBe(1);
        Tasks(await facilitator.ListMyTasksAsync(Ct), id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Conditions_met_before_the_award_is_issued_are_told_with_it()
    {
        var (pair, id, facilitator) = await ApprovedAsync();
        var made = await proposals.Bus.ListenAsync<AwardMade>();
        var (script, consent) = await ConditionsAsync(pair, id);
        await pair.Left.FulfilConditionAsync(id, script.Id, new("Sent."), Ct);
        await pair.Right.FulfilConditionAsync(id, consent.Id, new("All."), Ct);
        await facilitator.ConfirmConditionAsync(id, consent.Id, Ct);
        await facilitator.ConfirmConditionAsync(id, script.Id, Ct);

        var award = await facilitator.IssueAwardAsync(id, new(PaymentOption.Option2), await pair.VersionAsync(id), Ct);

        (await made.OneAsync(told => told.AwardId == award.Id)).ConditionsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Each_step_of_a_condition_is_for_its_own_people_and_comes_once()
    {
        var (pair, id, facilitator) = await ApprovedAsync();
        var (script, _) = await ConditionsAsync(pair, id);
        var stranger = (await proposals.PairAsync(await proposals.RoundAsync())).Left;

        await RefusedAsync(() => facilitator.ConfirmConditionAsync(id, script.Id, Ct), HttpStatusCode.UnprocessableEntity, "condition.not_fulfilled");
        await RefusedAsync(() => pair.Right.FulfilConditionAsync(id, script.Id, new("Not ours."), Ct), HttpStatusCode.Forbidden, "organisation.not_yours");
        await RefusedAsync(() => stranger.FulfilConditionAsync(id, script.Id, new("Not ours."), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => pair.Left.FulfilConditionAsync(id, Guid.CreateVersion7(), new("Which?"), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => facilitator.FulfilConditionAsync(id, script.Id, new("For them."), Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => pair.Left.FulfilConditionAsync(id, script.Id, new("  "), Ct), HttpStatusCode.BadRequest);
        await pair.Left.FulfilConditionAsync(id, script.Id, new("Sent."), Ct);
        await RefusedAsync(() => pair.Left.FulfilConditionAsync(id, script.Id, new("Sent."), Ct), HttpStatusCode.UnprocessableEntity, "condition.not_open");
        await RefusedAsync(() => pair.Left.ConfirmConditionAsync(id, script.Id, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => facilitator.SendBackConditionAsync(id, script.Id, new("x"), Ct), HttpStatusCode.BadRequest);

        var confirmations = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            try
            {
                await facilitator.ConfirmConditionAsync(id, script.Id, Ct);
                return "confirmed";
            }
            catch (ApiException refused)
            {
                return refused.Code;
            }
        }));
        confirmations.Count(outcome => outcome == "confirmed").ShouldBe(1);
        confirmations.Count(outcome => outcome == "condition.not_fulfilled").ShouldBe(4);
    }

    /// <summary>With a condition for the left member and one for the right, line by line.</summary>
    private async Task<(Pair Pair, Guid Id, ProposalsClient Facilitator)> ApprovedAsync()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        var page = (await chair.ReadProposalAsync(id, Ct))!;
        var due = PhnomPenh.Day(proposals.Clock.GetUtcNow()).AddDays(14);
        var decision = new NewDecision(
            DecisionOutcome.ApproveWithConditions, new("Good.", "ល្អ។"), [new(Script, due, pair.LeftId), new(Consent, due, pair.RightId)], null,
            [.. page.Budget.Lines.Select(line => new LineApproval(line.Id, Money.Eur(123.45m)))]);
        await RefusedAsync(() => chair.DecideProposalAsync(id, decision with { Conditions = [] }, page.Version, Ct), HttpStatusCode.UnprocessableEntity, "decision.conditions_missing");
        await RefusedAsync(() => chair.DecideProposalAsync(id, decision with { Reason = new("Only English.") }, page.Version, Ct), HttpStatusCode.UnprocessableEntity, "decision.reason_missing");
        await RefusedAsync(() => chair.DecideProposalAsync(id, decision with { Lines = [] }, page.Version, Ct), HttpStatusCode.UnprocessableEntity, "decision.lines");
        await chair.DecideProposalAsync(id, decision, page.Version, Ct);
        var decided = (await pair.Left.ReadProposalAsync(id, Ct))!.Decisions.ShouldHaveSingleItem();
        decided.ApprovedEur.ShouldBe(Money.Eur(123.45m));
        decided.Lines.ShouldHaveSingleItem().ShouldBe(new DecidedLine(page.Budget.Lines[0].Id, "Camera", Money.Eur(500), Money.Eur(123.45m)));
        return (pair, id, proposals.As(await proposals.PersonAsync(Roles.Facilitator), Roles.Facilitator));
    }

    private static async Task<(ConditionItem Script, ConditionItem Consent)> ConditionsAsync(Pair pair, Guid id)
    {
        var conditions = (await pair.Left.ReadProposalAsync(id, Ct))!.Decisions[0].Conditions;
        return (conditions[0], conditions[1]);
    }

    private static IEnumerable<(TaskKind Kind, LocalText Title)> Tasks(Page<MyTask> tasks, Guid id) =>
        tasks.Items.Where(task => task.Id == id && task.Kind is TaskKind.FulfilCondition or TaskKind.ConfirmCondition).Select(task => (task.Kind, task.Title));
}
