using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

public sealed class DraftingTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P04")]
    public async Task Two_grantees_draft_sign_and_submit_jointly()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var submitted = await proposals.Bus.ListenAsync<ProposalSubmitted>();
        var id = await pair.WrittenAsync();
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "proposal.two_grantees");
        (await pair.Left.ReadProposalAsync(id, Ct))!.Missing.ShouldBe(["proposal.two_grantees"]);

        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);

        var told = await submitted.OneAsync(message => message.ProposalId == id);
        told.RequestedEur.ShouldBe(Money.Eur(500));
        told.OrganisationIds.ShouldBe([pair.LeftId, pair.RightId], ignoreOrder: true);
        var page = (await pair.Right.ReadProposalAsync(id, Ct))!;
        page.State.ShouldBe(ProposalState.Submitted);
        page.MayEdit.ShouldBeFalse();
    }

    [Fact, Trait("Row", "P04")]
    public async Task Two_sign_offs_of_one_legal_entity_answer_422_and_an_open_question_waits_for_its_ruling()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SignedAsync();

        await proposals.Bus.PublishAsync(new OrganisationChanged(pair.RightId, 2, new("Right"), null, OrganisationKind.Grantee, pair.RightId, [pair.LeftId]));
        await proposals.EventuallyAsync(async db => (await db.Organisations.FindAsync([pair.RightId], Ct))!.Revision == 2, "the open question is known");
        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "proposal.ruling_pending");

        await proposals.Bus.PublishAsync(new OrganisationChanged(pair.RightId, 3, new("Right"), null, OrganisationKind.Grantee, pair.LeftId, []));
        await proposals.EventuallyAsync(async db => (await db.Organisations.FindAsync([pair.RightId], Ct))!.Revision == 3, "the ruling is known");
        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "proposal.two_grantees");

        // An older state that arrives late changes nothing.
        await proposals.Bus.PublishAsync(new OrganisationChanged(pair.RightId, 1, new("Right"), null, OrganisationKind.Grantee, pair.RightId, []));
        await proposals.Bus.PublishAsync(new OrganisationChanged(pair.RightId, 4, new("Right"), null, OrganisationKind.Grantee, pair.RightId, []));
        await proposals.EventuallyAsync(async db => (await db.Organisations.FindAsync([pair.RightId], Ct))!.Revision == 4, "the ruling was taken back");
        await pair.SubmitAsync(id);
    }

    [Fact, Trait("Row", "P04")]
    public async Task A_later_edit_clears_the_sign_offs_and_a_sign_off_on_what_was_before_is_412()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.SignedAsync();
        var before = (await pair.Right.ReadProposalAsync(id, Ct))!;
        before.CoApplicants.ShouldAllBe(member => member.SignedAt != null);

        await pair.Left.WriteSectionAsync(id, "idea", "A new idea.", before.Sections.Single(section => section.Key == "idea").Version, Ct);

        (await pair.Right.ReadProposalAsync(id, Ct))!.CoApplicants.ShouldAllBe(member => member.SignedAt == null);
        await RefusedAsync(() => pair.Right.SignOffProposalAsync(id, new(pair.RightId, before.ContentHash), Ct), HttpStatusCode.PreconditionFailed, "content.changed");
        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "proposal.two_grantees");
    }

    [Fact, Trait("Row", "P05")]
    public async Task Submit_without_an_origin_event_answers_422()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        await pair.Left.DescribeProposalAsync(id, new(new("Love stories"), null), 1, Ct);
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);

        await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "proposal.origin_missing");
        await RefusedAsync(() => pair.Left.DescribeProposalAsync(id, new(new("Love stories"), Guid.CreateVersion7()), 2, Ct), HttpStatusCode.UnprocessableEntity, "origin.unknown");
    }

    [Fact, Trait("Row", "P03")]
    public async Task Two_members_write_two_sections_at_once_and_a_conflict_is_shown_not_overwritten()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();

        await Task.WhenAll(pair.Left.WriteSectionAsync(id, "issue", "From the left.", 1, Ct), pair.Right.WriteSectionAsync(id, "idea", "From the right.", 1, Ct));
        await RefusedAsync(() => pair.Left.WriteSectionAsync(id, "idea", "From the left too.", 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");

        var sections = (await pair.Left.ReadProposalAsync(id, Ct))!.Sections.ToDictionary(section => section.Key, section => section.Text, StringComparer.Ordinal);
        sections["issue"].ShouldBe("From the left.");
        sections["idea"].ShouldBe("From the right.");
    }

    [Fact, Trait("Row", "P06")]
    public async Task The_server_computes_line_totals_currency_totals_and_the_euro_value_at_the_recorded_rate()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var activity = (await pair.Left.ReadProposalAsync(id, Ct))!.Activities.Items[0].Id!.Value;

        await pair.Left.FillBudgetAsync(id, new(
        [
            new BudgetLine(null, "Bus", "trip", 3, Money.Usd(33.33m), activity, pair.LeftId, PaymentOption.Option1),
            new BudgetLine(null, "ម្ហូប", "plate", 1.5m, Money.Khr(4_001), activity, pair.RightId, PaymentOption.Option2),
            new BudgetLine(null, "Film", "piece", 0.333m, Money.Eur(10), activity, pair.RightId, PaymentOption.Option2),
        ]), 1, Ct);

        var budget = (await pair.Right.ReadProposalAsync(id, Ct))!.Budget;
        budget.Lines.Select(line => line.Total).ShouldBe([Money.Usd(99.99m), Money.Khr(6_002), Money.Eur(3.33m)]);
        budget.Lines.Select(line => line.TotalEur!.Value.Amount).ShouldBe([92.58m, 1.36m, 3.33m]);
        budget.Totals.ShouldBe([Money.Eur(3.33m), Money.Khr(6_002), Money.Usd(99.99m)]);
        budget.TotalEur.ShouldBe(Money.Eur(97.27m));
        budget.Rates.Single(rate => rate.Currency == "USD").UnitsPerEur.ShouldBe(1.08m);
    }

    [Fact, Trait("Row", "P18")]
    public async Task The_deadline_shown_is_the_one_enforced()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var (early, late) = (await pair.SignedAsync(), await pair.SignedAsync());
        var deadline = (await pair.Left.ReadRoundAsync(pair.Round, Ct))!.Deadline;
        deadline.ToOffset(TimeSpan.FromHours(7)).TimeOfDay.ShouldBe(new TimeSpan(17, 0, 0));
        var (earlyVersion, lateVersion) = (await pair.VersionAsync(early), await pair.VersionAsync(late));
        try
        {
            // Tokens live by the real clock, so only the service's clock moves.
            proposals.Clock.MoveTo(deadline.AddSeconds(-20));
            await pair.Left.SubmitProposalAsync(early, earlyVersion, Ct);
            proposals.Clock.MoveTo(deadline);
            await RefusedAsync(() => pair.Left.SubmitProposalAsync(late, lateVersion, Ct), HttpStatusCode.UnprocessableEntity, "round.closed");
            (await pair.Left.ReadRoundAsync(pair.Round, Ct))!.State.ShouldBe(RoundState.Closed);
        }
        finally
        {
            proposals.Clock.MoveTo(TimeProvider.System.GetUtcNow());
        }
    }

    [Fact]
    public async Task A_repeated_create_answers_as_the_first_one_and_a_foreign_id_is_409()
    {
        var round = await proposals.RoundAsync();
        var (pair, other) = (await proposals.PairAsync(round), await proposals.PairAsync(round));
        var create = new NewProposal(Guid.CreateVersion7(), pair.Round, pair.Cop, pair.LeftId, new("Once"));

        (await pair.Left.CreateProposalAsync(create, Ct)).Id.ShouldBe(create.Id!.Value);
        (await pair.Left.CreateProposalAsync(create, Ct)).Id.ShouldBe(create.Id!.Value);

        await RefusedAsync(
            () => other.Left.CreateProposalAsync(create with { CopId = other.Cop, OrganisationId = other.LeftId }, Ct), HttpStatusCode.Conflict, "record.duplicate");
        (await pair.Left.ListProposalsAsync(Ct)).Items.ShouldHaveSingleItem().Title.En.ShouldBe("Once");
        (await other.Left.ListProposalsAsync(Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task For_people_of_other_organisations_the_draft_does_not_exist()
    {
        var round = await proposals.RoundAsync();
        var (pair, other) = (await proposals.PairAsync(round), await proposals.PairAsync(round));
        var id = await pair.WrittenAsync();
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        var facilitator = proposals.As(await proposals.PersonAsync(Roles.Facilitator), Roles.Facilitator);

        foreach (var stranger in new[] { other.Left, chair, facilitator })
        {
            (await stranger.ReadProposalAsync(id, Ct)).ShouldBeNull();
            (await stranger.ListProposalsAsync(Ct)).Items.ShouldNotContain(card => card.Id == id);
        }

        Func<ProposalsClient, Task>[] acts =
        [
            as_ => as_.DescribeProposalAsync(id, new(page.Title, null), page.BasicsVersion, Ct),
            as_ => as_.WriteSectionAsync(id, "idea", "Mine", page.Sections[1].Version, Ct),
            as_ => as_.PlanActivitiesAsync(id, new([]), page.Activities.Version, Ct),
            as_ => as_.FillBudgetAsync(id, new([]), page.Budget.Version, Ct),
            as_ => as_.InviteCoApplicantAsync(id, other.LeftId, Ct),
            as_ => as_.AcceptCoApplicationAsync(id, other.LeftId, Ct),
            as_ => as_.DeclineCoApplicationAsync(id, other.LeftId, Ct),
            as_ => as_.LeaveProposalAsync(id, other.LeftId, Ct),
            as_ => as_.SignOffProposalAsync(id, new(other.LeftId, page.ContentHash), Ct),
            as_ => as_.SubmitProposalAsync(id, page.Version, Ct),
        ];
        foreach (var act in acts)
        {
            await RefusedAsync(() => act(other.Left), HttpStatusCode.NotFound);
            await RefusedAsync(() => act(chair), HttpStatusCode.Forbidden);
        }

        await RefusedAsync(() => pair.Left.SignOffProposalAsync(id, new(pair.RightId, page.ContentHash), Ct), HttpStatusCode.Forbidden, "organisation.not_yours");
        (await pair.Left.ReadProposalAsync(id, Ct))!.Version.ShouldBe(page.Version);
    }

    [Fact]
    public async Task An_invited_organisation_reads_but_writes_only_after_it_accepts()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.DraftAsync();
        (await pair.Right.ReadProposalAsync(id, Ct)).ShouldBeNull();

        await pair.Left.InviteCoApplicantAsync(id, pair.RightId, Ct);

        (await pair.Right.ReadProposalAsync(id, Ct))!.MayAcceptFor.ShouldBe([pair.RightId]);
        await RefusedAsync(() => pair.Right.WriteSectionAsync(id, "idea", "Too soon.", 0, Ct), HttpStatusCode.Forbidden, "coapplicant.not_accepted");
        await pair.Right.DeclineCoApplicationAsync(id, pair.RightId, Ct);
        (await pair.Right.ReadProposalAsync(id, Ct)).ShouldBeNull();
    }

    [Fact, Trait("Row", "M04")]
    public async Task A_role_that_ended_cannot_act_any_more()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.WrittenAsync();
        var role = new RoleChanged(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "Leaving", Roles.Grantee, pair.LeftId, pair.Cop, proposals.Clock.GetUtcNow().AddHours(-1), null);
        await proposals.RoleAsync(role);
        var leaving = proposals.As(role.PersonId, Roles.Grantee);
        await leaving.WriteSectionAsync(id, "idea", "Still here.", 1, Ct);

        await proposals.RoleAsync(role with { Version = 2, To = proposals.Clock.GetUtcNow().AddSeconds(-1) });

        await RefusedAsync(() => leaving.WriteSectionAsync(id, "idea", "Gone.", 2, Ct), HttpStatusCode.NotFound);
        (await leaving.ReadProposalAsync(id, Ct)).ShouldBeNull();
    }

    [Fact, Trait("Row", "M08")]
    public async Task When_one_of_two_members_has_left_new_requests_are_refused()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        Task StartAsync() => pair.Left.CreateProposalAsync(new NewProposal(null, pair.Round, pair.Cop, pair.LeftId, new("Once more")), Ct);
        await StartAsync();

        await proposals.Bus.PublishAsync(new CopChanged(pair.Cop, 2, $"cop-{pair.Cop:N}", new("CoP"), CopState.Established, [pair.LeftId]));
        await proposals.EventuallyAsync(db => db.Cops.AnyAsync(copy => copy.Id == pair.Cop && copy.Revision == 2), "the CoP has one member");

        await RefusedAsync(StartAsync, HttpStatusCode.UnprocessableEntity, "cop.min_grantees");
    }

    [Fact]
    public async Task A_role_for_one_cop_counts_in_no_other()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var elsewhere = await proposals.CopAsync(pair.LeftId);

        await RefusedAsync(
            () => pair.Left.CreateProposalAsync(new NewProposal(null, round.RoundId, elsewhere, pair.LeftId, new("Elsewhere")), Ct), HttpStatusCode.NotFound);
    }

    [Fact, Trait("Row", "B01")]
    public async Task Each_member_sees_what_waits_for_them()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.DraftAsync();
        await pair.Left.InviteCoApplicantAsync(id, pair.RightId, Ct);

        async Task<IEnumerable<TaskKind>> Waiting(ProposalsClient who) => (await who.ListMyTasksAsync(Ct)).Items.Where(task => task.Id == id).Select(task => task.Kind);

        (await Waiting(pair.Left)).ShouldBe([TaskKind.WriteDraft]);
        (await Waiting(pair.Right)).ShouldBe([TaskKind.AcceptInvitation]);

        var written = await pair.WrittenAsync();
        id = written;
        (await Waiting(pair.Left)).ShouldBe([TaskKind.SignOff]);
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        (await Waiting(pair.Left)).ShouldBeEmpty();
        (await Waiting(pair.Right)).ShouldBe([TaskKind.SignOff]);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        (await Waiting(pair.Right)).ShouldBe([TaskKind.Submit]);
        await pair.SubmitAsync(id);
        (await Waiting(pair.Left)).ShouldBeEmpty();
    }
}
