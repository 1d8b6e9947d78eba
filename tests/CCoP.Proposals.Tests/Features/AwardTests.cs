using System.Net;
using CCoP.Finance.Contracts;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

public sealed class AwardTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P17")]
    public async Task Moving_more_than_the_set_percent_between_lines_creates_an_amendment_needing_approval()
    {
        var held = await HeldAsync();
        var agreed = await proposals.Bus.ListenAsync<AmendmentAgreed>();
        var amended = await proposals.Bus.ListenAsync<AwardAmended>();

        // 10 percent, which is assumed while nobody has stated it, goes through at once.
        (held.Page.MoveThreshold, held.Page.MoveThresholdAssumed).ShouldBe((10, true));
        await held.MoveAsync(20);
        var told = await agreed.OneAsync(told => told.AwardId == held.Id);
        told.Number.ShouldBe(1);
        told.Lines.Select(line => line.AmountEur.Amount).ShouldBe([220m, 180m]);
        await held.BookedAsync(1);
        (await amended.OneAsync(told => told.AwardId == held.Id)).Lines[0].AmountEur.ShouldBe(Money.Eur(220));

        // One cent more waits for somebody else.
        await held.MoveAsync(0.01m);
        var waiting = (await held.ReadAsync()).Amendments[0];
        (waiting.State, waiting.NeededApproval, waiting.MayDecide, waiting.MayTakeBack).ShouldBe((AmendmentState.WaitingForApproval, true, false, true));
        agreed.All.Count(told => told.AwardId == held.Id).ShouldBe(1);
        (await held.Facilitator.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.ApproveAmendment && task.Id == held.Id);
        await RefusedAsync(() => held.MoveAsync(1), HttpStatusCode.UnprocessableEntity, "amendment.pending");
        await RefusedAsync(async () => await held.Pair.Left.ApproveAmendmentAsync(held.Id, 2, await held.VersionAsync(), Ct), HttpStatusCode.Forbidden, "role.missing");

        await held.Facilitator.ApproveAmendmentAsync(held.Id, 2, await held.VersionAsync(), Ct);
        (await agreed.OneAsync(told => told.AwardId == held.Id && told.Number == 2)).Lines[0].AmountEur.ShouldBe(Money.Eur(220.01m));
        await held.BookedAsync(2);
        var page = await held.ReadAsync();
        page.Activities[0].Lines.Select(line => line.AmountEur.Amount).ShouldBe([220.01m, 179.99m]);
        page.Amendments[0].DecidedBy.ShouldNotBeNullOrEmpty();
        (await held.Facilitator.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.Id == held.Id);
    }

    [Fact, Trait("Row", "P17")]
    public async Task The_threshold_is_data_of_the_round()
    {
        var held = await HeldAsync(threshold: 0);
        (held.Page.MoveThreshold, held.Page.MoveThresholdAssumed).ShouldBe((0, false));

        await held.MoveAsync(0.01m);

        (await held.ReadAsync()).Amendments[0].State.ShouldBe(AmendmentState.WaitingForApproval);
    }

    [Fact, Trait("Row", "P17")]
    public async Task The_facilitator_who_proposes_an_amendment_does_not_approve_it()
    {
        var held = await HeldAsync();
        await held.ProposeAsync(held.Facilitator, held.Amounts(300, 100));

        await RefusedAsync(async () => await held.Facilitator.ApproveAmendmentAsync(held.Id, 1, await held.VersionAsync(), Ct), HttpStatusCode.Forbidden, "amendment.same_person");
        await held.Chair.ApproveAmendmentAsync(held.Id, 1, await held.VersionAsync(), Ct);
        await RefusedAsync(async () => await held.Chair.ApproveAmendmentAsync(held.Id, 1, await held.VersionAsync(), Ct), HttpStatusCode.UnprocessableEntity, "amendment.not_waiting");
        await RefusedAsync(() => held.Chair.ApproveAmendmentAsync(held.Id, 1, 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        (await proposals.As(await proposals.PersonAsync(Roles.Grantee), Roles.Grantee).ReadAwardAsync(held.Id, Ct)).ShouldBeNull();
    }

    [Fact, Trait("Row", "P01")]
    public async Task A_withdrawn_or_reduced_award_gives_back_once_finance_says_that_it_can()
    {
        var held = await HeldAsync();
        var withdrawn = await proposals.Bus.ListenAsync<AwardWithdrawn>();
        async Task<(Money Reserved, int Entries)> EnvelopeAsync() =>
            (await held.Facilitator.ReadEnvelopeAsync(held.Pair.Round, Ct))! is var page ? (page.Reserved, page.Entries.Items.Count) : default;
        (await EnvelopeAsync()).ShouldBe((Money.Eur(400), 1));

        // Finance holds 150 on the second line: nothing is given back.
        await held.ProposeAsync(held.Pair.Left, held.Amounts(200, 100));
        await held.Chair.ApproveAmendmentAsync(held.Id, 1, await held.VersionAsync(), Ct);
        await proposals.Bus.PublishAsync(new AmendmentNotBooked(held.Id, 1, held.Page.Activities[0].Lines[1].Id, Money.Eur(150), proposals.Clock.GetUtcNow()));
        await held.UntilAsync(AmendmentState.NotBooked);
        var not = (await held.ReadAsync()).Amendments[0];
        (not.Held, not.HeldLineId).ShouldBe((Money.Eur(150), held.Page.Activities[0].Lines[1].Id));
        (await EnvelopeAsync()).ShouldBe((Money.Eur(400), 1));

        await held.ProposeAsync(held.Pair.Left, held.Amounts(200, 150));
        await held.Chair.ApproveAmendmentAsync(held.Id, 2, await held.VersionAsync(), Ct);
        await held.BookedAsync(2);
        (await EnvelopeAsync()).ShouldBe((Money.Eur(350), 2));

        await held.Facilitator.WithdrawAwardAsync(held.Id, new("The CoP will not carry it out."), await held.VersionAsync(), Ct);
        await held.Chair.ApproveAmendmentAsync(held.Id, 3, await held.VersionAsync(), Ct);
        await held.BookedAsync(3);
        await held.BookedAsync(3); // Told twice it is the same.
        await withdrawn.OneAsync(told => told.AwardId == held.Id);
        (await EnvelopeAsync()).ShouldBe((Money.Eur(0), 3));
        (await held.ReadAsync()).Award.State.ShouldBe(AwardState.Withdrawn);
        await RefusedAsync(() => held.ProposeAsync(held.Facilitator, held.Amounts(0, 0)), HttpStatusCode.UnprocessableEntity, "award.withdrawn");
    }

    [Fact, Trait("Row", "P19")]
    public async Task The_award_is_suspended_for_review_when_distinct_grantees_are_fewer_than_two()
    {
        var held = await HeldAsync();
        var suspended = await proposals.Bus.ListenAsync<AwardSuspended>();
        var resumed = await proposals.Bus.ListenAsync<AwardResumed>();
        Task CopAsync(long version, params IReadOnlyList<Guid> members) =>
            proposals.Bus.PublishAsync(new CopChanged(held.Pair.Cop, version, $"cop-{held.Pair.Cop:N}", new("CoP"), CopState.Established, members));

        await CopAsync(2, held.Pair.LeftId);
        (await suspended.OneAsync(told => told.AwardId == held.Id)).Reason.ShouldBe(SuspensionReason.MemberLeftCop);
        (await held.ReadAsync()).Award.State.ShouldBe(AwardState.Suspended);
        (await held.Facilitator.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.ReviewSuspension && task.Id == held.Id);
        (await RefusedAsync(async () => await held.Facilitator.ResumeAwardAsync(held.Id, new("They are back."), await held.VersionAsync(), Ct), HttpStatusCode.UnprocessableEntity, "award.two_grantees"))
            .Facts["counted"].GetInt32().ShouldBe(1);

        // It comes back, and a person says that the award goes on.
        await CopAsync(3, held.Pair.LeftId, held.Pair.RightId);
        await proposals.EventuallyAsync(db => db.Cops.AnyAsync(cop => cop.Id == held.Pair.Cop && cop.Revision == 3), "the member is back");
        (await held.ReadAsync()).Award.State.ShouldBe(AwardState.Suspended);
        await held.Facilitator.ResumeAwardAsync(held.Id, new("They are back."), await held.VersionAsync(), Ct);
        await resumed.OneAsync(told => told.AwardId == held.Id);
        var page = await held.ReadAsync();
        (page.Award.State, page.Suspensions[0].EndedFor).ShouldBe((AwardState.Open, "They are back."));

        // A hosting that is confirmed makes the two one.
        await proposals.Bus.PublishAsync(new OrganisationChanged(held.Pair.RightId, 2, new("Right"), null, OrganisationKind.Grantee, held.Pair.LeftId, []));
        (await suspended.OneAsync(told => told.AwardId == held.Id && told.Reason == SuspensionReason.OneLegalEntity)).ShouldNotBeNull();

        // Under review it is withdrawn without another's approval.
        await held.Facilitator.WithdrawAwardAsync(held.Id, new("One legal grantee only."), await held.VersionAsync(), Ct);
        await held.BookedAsync(1);
        (await held.ReadAsync()).Award.State.ShouldBe(AwardState.Withdrawn);
    }

    [Fact, Trait("Row", "P19")]
    public async Task A_member_withdraws_from_an_award_and_comes_back_by_its_own_representative()
    {
        var held = await HeldAsync();
        await RefusedAsync(
            async () => await held.Pair.Left.WithdrawFromAwardAsync(held.Id, held.Pair.RightId, new("They are too busy."), await held.VersionAsync(), Ct), HttpStatusCode.Forbidden, "organisation.not_yours");
        await RefusedAsync(
            async () => await held.Pair.Right.WithdrawFromAwardAsync(held.Id, held.Pair.RightId, new(" "), await held.VersionAsync(), Ct), HttpStatusCode.BadRequest);

        await held.Pair.Right.WithdrawFromAwardAsync(held.Id, held.Pair.RightId, new("We have no people for it."), await held.VersionAsync(), Ct);
        var page = await held.ReadAsync();
        (page.Award.State, page.Suspensions.ShouldHaveSingleItem().Reason).ShouldBe((AwardState.Suspended, SuspensionReason.MemberWithdrew));
        page.Members.Single(member => member.OrganisationId == held.Pair.RightId).WithdrewFor.ShouldBe("We have no people for it.");
        await RefusedAsync(
            async () => await held.Pair.Right.WithdrawFromAwardAsync(held.Id, held.Pair.RightId, new("Again."), await held.VersionAsync(), Ct), HttpStatusCode.UnprocessableEntity, "award.not_member");

        await held.Pair.Right.RejoinAwardAsync(held.Id, held.Pair.RightId, await held.VersionAsync(), Ct);
        await RefusedAsync(
            async () => await held.Pair.Right.RejoinAwardAsync(held.Id, held.Pair.RightId, await held.VersionAsync(), Ct), HttpStatusCode.UnprocessableEntity, "award.not_withdrawn");
        await held.Facilitator.ResumeAwardAsync(held.Id, new("They are back."), await held.VersionAsync(), Ct);
        (await held.ReadAsync()).Award.State.ShouldBe(AwardState.Open);
    }

    [Fact, Trait("Row", "P19")]
    public async Task A_member_that_left_between_the_decision_and_the_award_leaves_it_suspended_from_the_start()
    {
        var held = await HeldAsync(leaves: true);

        (await held.ReadAsync()).Award.State.ShouldBe(AwardState.Suspended);
    }

    /// <summary>An award of 400.00 on two lines of the same activity, whose ledger is open unless it is suspended.</summary>
    private async Task<Held> HeldAsync(int? threshold = null, bool leaves = false)
    {
        var round = await proposals.RoundAsync(quorum: 1);
        await proposals.Importer.ImportRoundAsync(round.Key, round.Import with { MoveThreshold = threshold }, Ct);
        var pair = await proposals.PairAsync(round);
        var id = await pair.WrittenAsync();
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        BudgetLine Line(string what, Guid organisation) => new(null, what, "day", 1, Money.Eur(200), page.Activities.Items[0].Id, organisation, PaymentOption.Option2);
        await pair.Left.FillBudgetAsync(id, new([Line("Camera", pair.LeftId), Line("Bus", pair.RightId)]), page.Budget.Version, Ct);
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await chair.DecideProposalAsync(id, Committee.Approve(400), await pair.VersionAsync(id), Ct);
        if (leaves)
        {
            await proposals.Bus.PublishAsync(new CopChanged(pair.Cop, 2, $"cop-{pair.Cop:N}", new("CoP"), CopState.Established, [pair.LeftId]));
            await proposals.EventuallyAsync(db => db.Cops.AnyAsync(cop => cop.Id == pair.Cop && cop.Revision == 2), "the member has left");
        }

        var facilitator = proposals.As(await proposals.PersonAsync(Roles.Facilitator), Roles.Facilitator);
        var award = await facilitator.IssueAwardAsync(id, new(PaymentOption.Option2), await pair.VersionAsync(id), Ct);
        await proposals.Bus.PublishAsync(new LedgerOpened(award.Id, award.Id, proposals.Clock.GetUtcNow()));
        await proposals.EventuallyAsync(db => db.Awards.AnyAsync(one => one.Id == new Id<CCoP.Proposals.Domain.Award>(award.Id) && one.LedgerId == award.Id), "the ledger is open");
        return new Held(proposals, pair, chair, facilitator, award.Id, (await facilitator.ReadAwardAsync(award.Id, Ct))!);
    }

    private sealed record Held(ProposalsFixture Proposals, Pair Pair, ProposalsClient Chair, ProposalsClient Facilitator, Guid Id, AwardPage Page)
    {
        public async Task<AwardPage> ReadAsync(ProposalsClient? reader = null) => (await (reader ?? Pair.Left).ReadAwardAsync(Id, Ct))!;

        public async Task<uint> VersionAsync() => (await ReadAsync(Facilitator)).Version;

        public IReadOnlyList<LineAmount> Amounts(params IReadOnlyList<decimal> amounts) =>
            [.. Page.Activities[0].Lines.Zip(amounts, (line, eur) => new LineAmount(line.Id, Money.Eur(eur)))];

        public async Task ProposeAsync(ProposalsClient by, IReadOnlyList<LineAmount> lines) =>
            await by.ProposeAmendmentAsync(Id, new("Prices rose.", lines, null), await VersionAsync(), Ct);

        /// <summary>From the second line to the first.</summary>
        public async Task MoveAsync(decimal eur)
        {
            var lines = (await ReadAsync()).Activities[0].Lines;
            await ProposeAsync(Pair.Left, Amounts(lines[0].AmountEur.Amount + eur, lines[1].AmountEur.Amount - eur));
        }

        public async Task BookedAsync(int number)
        {
            await Proposals.Bus.PublishAsync(new AmendmentBooked(Id, number, Proposals.Clock.GetUtcNow()));
            await UntilAsync(AmendmentState.Booked);
        }

        public Task UntilAsync(AmendmentState state) => Proposals.EventuallyAsync(
            async db => (await db.WholeAwards.AsNoTracking().SingleAsync(award => award.Id == new Id<CCoP.Proposals.Domain.Award>(Id), Ct)).Amendments.MaxBy(amendment => amendment.Number)!.State == state,
            $"the amendment is {state}");
    }
}
