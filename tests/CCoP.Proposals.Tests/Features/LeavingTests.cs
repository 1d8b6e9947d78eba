using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

/// <summary>A member that goes, before it goes and after (A01, P04).</summary>
public sealed class LeavingTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "A01")]
    public async Task What_breaks_if_one_of_three_leaves_is_shown_for_each()
    {
        var (pair, third, thirdId) = await ThreeAsync();
        var id = await WrittenByThreeAsync(pair, third, thirdId);
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        await third.WriteSectionAsync(id, "idea", "The third's idea.", 1, Ct);

        var departures = (await pair.Left.ListDeparturesAsync(id, Ct)).ToDictionary(departure => departure.OrganisationId);

        var (shared, alone) = (page.Activities.Items[0].Id!.Value, page.Activities.Items[1].Id!.Value);
        departures.Values.ShouldAllBe(departure => departure.GranteesLeft == 2 && !departure.EndsIt && !departure.NeedsRuling);
        departures[thirdId].Activities.ShouldBe([alone]);
        departures[thirdId].SharedActivities.ShouldBe([shared]);
        departures[thirdId].Lines.ShouldBe([page.Budget.Lines[1].Id, page.Budget.Lines[2].Id]);
        departures[thirdId].LinesEur.ShouldBe(Money.Eur(130));
        departures[thirdId].Sections.ShouldBe(["idea"]);
        departures[pair.LeftId].Lines.ShouldBeEmpty();
        departures[pair.LeftId].LinesEur.ShouldBe(Money.Eur(0));
    }

    [Fact, Trait("Row", "A01")]
    public async Task It_says_when_fewer_than_two_legal_grantees_would_remain_and_when_that_waits_for_a_ruling()
    {
        var (pair, third, thirdId) = await ThreeAsync();
        var id = await WrittenByThreeAsync(pair, third, thirdId);

        // The third and the right may be one: without the left two remain only if the question is refuted.
        await TellAsync(thirdId, 2, thirdId, pair.RightId);
        var unsettled = (await pair.Left.ListDeparturesAsync(id, Ct)).ToDictionary(departure => departure.OrganisationId);
        (unsettled[pair.LeftId].NeedsRuling, unsettled[pair.LeftId].EndsIt, unsettled[pair.LeftId].GranteesLeft).ShouldBe((true, false, 1));
        (unsettled[pair.RightId].NeedsRuling, unsettled[pair.RightId].EndsIt).ShouldBe((false, false));

        await TellAsync(thirdId, 3, pair.RightId);
        var ruled = (await pair.Left.ListDeparturesAsync(id, Ct)).ToDictionary(departure => departure.OrganisationId);
        (ruled[pair.LeftId].NeedsRuling, ruled[pair.LeftId].EndsIt, ruled[pair.LeftId].GranteesLeft).ShouldBe((false, true, 1));
    }

    [Fact, Trait("Row", "P04")]
    public async Task A_member_that_leaves_the_cop_between_sign_off_and_submit_is_named_taken_out_and_the_others_sign_again()
    {
        var (pair, third, thirdId) = await ThreeAsync();
        var id = await WrittenByThreeAsync(pair, third, thirdId);
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SignAsync(id, third, thirdId);
        await RefusedAsync(() => pair.Left.LeaveProposalAsync(id, thirdId, Ct), HttpStatusCode.Forbidden, "organisation.not_yours");

        await proposals.Bus.PublishAsync(new CopChanged(pair.Cop, 3, $"cop-{pair.Cop:N}", new("CoP"), CopState.Established, [pair.LeftId, pair.RightId]));
        await proposals.EventuallyAsync(async db => (await db.Cops.FindAsync([pair.Cop], Ct))!.Revision == 3, "the third has left the CoP");

        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "coapplicant.left_cop");
        (await pair.Left.ReadProposalAsync(id, Ct))!.CoApplicants.Single(member => member.HasLeftCop).OrganisationId.ShouldBe(thirdId);

        await pair.Left.LeaveProposalAsync(id, thirdId, Ct);
        (await third.ReadProposalAsync(id, Ct)).ShouldBeNull();
        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "budget.orphaned");
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        await pair.Left.FillBudgetAsync(id, new([.. page.Budget.Lines.Select(line => new BudgetLine(
            line.Id, line.Description, line.Unit, line.Quantity, line.UnitCost, line.ActivityId, pair.RightId, line.Option))]), page.Budget.Version, Ct);
        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "proposal.two_grantees");
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);
        (await pair.Left.ReadProposalAsync(id, Ct))!.State.ShouldBe(ProposalState.Submitted);
    }

    [Fact, Trait("Row", "P04")]
    public async Task A_member_leaves_by_itself_and_can_be_invited_again()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.SignedAsync();

        await pair.Right.LeaveProposalAsync(id, pair.RightId, Ct);

        (await pair.Right.ReadProposalAsync(id, Ct)).ShouldBeNull();
        await RefusedAsync(() => pair.Left.LeaveProposalAsync(id, pair.LeftId, Ct), HttpStatusCode.UnprocessableEntity, "coapplicant.last");
        await RefusedAsync(() => pair.Left.LeaveProposalAsync(id, Guid.CreateVersion7(), Ct), HttpStatusCode.UnprocessableEntity, "coapplicant.not_applying");
        await pair.Left.InviteCoApplicantAsync(id, pair.RightId, Ct);
        await pair.Right.AcceptCoApplicationAsync(id, pair.RightId, Ct);
        (await pair.Left.ReadProposalAsync(id, Ct))!.CoApplicants.ShouldAllBe(member => member.State == CoApplicantState.Accepted && member.SignedAt == null);
    }

    [Fact, Trait("Row", "P04")]
    public async Task Two_browsers_that_submit_in_the_last_second_both_come_through_and_it_is_told_once()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var (id, late) = (await pair.SignedAsync(), await pair.SignedAsync());
        var submitted = await proposals.Bus.ListenAsync<ProposalSubmitted>();
        var (version, lateVersion) = (await pair.VersionAsync(id), await pair.VersionAsync(late));
        var deadline = (await pair.Left.ReadRoundAsync(pair.Round, Ct))!.Deadline;
        try
        {
            // The last second is over before their turn comes: somebody holds the proposal until after the deadline.
            proposals.Clock.MoveTo(deadline.AddMilliseconds(-900));
            Task[] both = [];
            await proposals.InDatabaseAsync(async db =>
            {
                await using var holding = await db.Database.BeginTransactionAsync(Ct);
                await db.Database.ExecuteSqlAsync($"SELECT 1 FROM proposals WHERE id = {id} FOR UPDATE", Ct);
                both = [pair.Left.SubmitProposalAsync(id, version, Ct), pair.Right.SubmitProposalAsync(id, version, Ct)];
                await proposals.EventuallyAsync(
                    async looking => await looking.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM proposals%FOR UPDATE%'").SingleAsync(Ct) >= 2,
                    "both wait for their turn");
                proposals.Clock.MoveTo(deadline.AddSeconds(1));
                await holding.CommitAsync(Ct);
                return true;
            });
            await Task.WhenAll(both);
            await RefusedAsync(() => pair.Left.SubmitProposalAsync(late, lateVersion, Ct), HttpStatusCode.UnprocessableEntity, "round.closed");
        }
        finally
        {
            proposals.Clock.MoveTo(TimeProvider.System.GetUtcNow());
        }

        (await submitted.OneAsync(told => told.ProposalId == id)).At.ShouldBeLessThan(deadline);
        await proposals.ToldAsync();
        submitted.All.Count(told => told.ProposalId == id).ShouldBe(1);
        (await pair.Right.ReadProposalAsync(id, Ct))!.State.ShouldBe(ProposalState.Submitted);
    }

    /// <summary>A third grantee in the CoP of a pair.</summary>
    private async Task<(Pair Pair, ProposalsClient Third, Guid ThirdId)> ThreeAsync()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var third = await proposals.OrganisationAsync("Third");
        await proposals.Bus.PublishAsync(new CopChanged(pair.Cop, 2, $"cop-{pair.Cop:N}", new("CoP"), CopState.Established, [pair.LeftId, pair.RightId, third]));
        await proposals.EventuallyAsync(async db => (await db.Cops.FindAsync([pair.Cop], Ct))!.Revision == 2, "the third is in the CoP");
        return (pair, proposals.As(await proposals.PersonAsync(Roles.Grantee, third, pair.Cop), Roles.Grantee), third);
    }

    /// <summary>The first activity is of the right and the third, the second of the third alone.</summary>
    private static async Task<Guid> WrittenByThreeAsync(Pair pair, ProposalsClient third, Guid thirdId)
    {
        var id = await pair.WrittenAsync();
        await pair.Left.InviteCoApplicantAsync(id, thirdId, Ct);
        await third.AcceptCoApplicationAsync(id, thirdId, Ct);
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        await pair.Left.PlanActivitiesAsync(id, new([page.Activities.Items[0], page.Activities.Items[0] with { Id = null, Title = "Reflection" }]), page.Activities.Version, Ct);
        page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        var (shared, alone) = (page.Activities.Items[0].Id!.Value, page.Activities.Items[1].Id!.Value);
        await pair.Left.WriteAgendaAsync(id, alone, new([new(new(2027, 2, 1), new(9, 0), "Looking back", "The third")]), 0, Ct);
        await pair.Left.FillBudgetAsync(id, new(
        [
            new BudgetLine(page.Budget.Lines[0].Id, "Camera", "day", 1, Money.Eur(500), shared, pair.RightId, PaymentOption.Option2),
            new BudgetLine(null, "Bus", "trip", 1, Money.Eur(30), shared, thirdId, PaymentOption.Option2),
            new BudgetLine(null, "Hall", "day", 1, Money.Usd(108), alone, thirdId, PaymentOption.Option1),
        ]), page.Budget.Version, Ct);
        return id;
    }

    private async Task TellAsync(Guid organisation, long version, Guid legalEntity, params IReadOnlyList<Guid> unresolved)
    {
        await proposals.Bus.PublishAsync(new OrganisationChanged(organisation, version, new("Third"), null, OrganisationKind.Grantee, legalEntity, unresolved));
        await proposals.EventuallyAsync(async db => (await db.Organisations.FindAsync([organisation], Ct))!.Revision == version, "the change is known");
    }
}
