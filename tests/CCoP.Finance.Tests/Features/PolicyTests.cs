using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

public sealed class PolicyTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Trait("Row", "N14")]
    [InlineData("2000.00", Roles.FinanceApprove)]
    [InlineData("2000.01", Roles.Facilitator, Roles.FinanceApprove)]
    [InlineData("10000.00", Roles.Facilitator, Roles.FinanceApprove)]
    [InlineData("10000.01", Roles.Facilitator, Roles.FinanceApprove, Roles.FinanceApprove)]
    public async Task The_band_of_the_amount_says_whose_approvals_it_needs(string eur, params string[] roles)
    {
        var award = await (await finance.AwardAsync(transport: 20_000, food: 0)).SignedAsync();
        var id = await award.RequestedAsync(Money.Eur(decimal.Parse(eur, System.Globalization.CultureInfo.InvariantCulture)));
        await award.Verifier.VerifyAdvanceAsync(id, await award.SeenAsync(id), Ct);
        (await award.AdvanceAsync(id)).Approvals.Band.Roles.ShouldBe(roles);
        if (roles[0] != Roles.FinanceApprove)
        {
            var refused = await RefusedAsync(async () => await award.Approver.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct), HttpStatusCode.Forbidden, "approval.other_role");
            (refused.Facts["clause"].GetString(), refused.Facts["policy"].GetInt32()).ShouldBe((roles.Length == 2 ? "3.2" : "3.3", (await award.AdvanceAsync(id)).Approvals.PolicyNumber));
        }

        for (var given = 0; given < roles.Length; given++)
        {
            var page = await award.AdvanceAsync(id);
            (page.State, page.NextRole, page.Approvals.Given).ShouldBe((AdvanceState.Verified, roles[given], given));
            await RefusedAsync(() => award.Payer.PayAdvanceAsync(id, award.Payment, page.Version, "early", Ct), HttpStatusCode.UnprocessableEntity, "step.not_due");
            var approver = finance.As(await finance.PersonAsync(roles[given]), roles[given]);
            (await approver.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.AdvanceId == id && task.Kind == FinanceTaskKind.ApproveAdvance);
            await approver.ApproveAdvanceAsync(id, page.Version, Ct);
            if (given + 1 < roles.Length && roles[given + 1] == roles[given])
            {
                await RefusedAsync(async () => await approver.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct), HttpStatusCode.Forbidden, "step.same_person");
                (await approver.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.AdvanceId == id);
            }
        }

        (await award.AdvanceAsync(id)).State.ShouldBe(AdvanceState.Approved);
    }

    [Fact, Trait("Row", "N14")]
    public async Task A_version_is_assumed_until_another_person_confirms_it_and_decides_what_is_requested_from_its_day_on()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var before = await award.RequestedAsync(Money.Eur(150));
        (await award.Representative.ListPoliciesAsync(Ct)).Single(policy => policy.Number == 1).IsAssumed.ShouldBeTrue();
        var wanted = new NewPolicy(finance.Today, "Minutes of 3 November", [new("3.1", Money.Eur(100), [Roles.FinanceApprove]), new("3.2", null, [Roles.FinanceApprove, Roles.FinanceApprove])], 0.50m);

        await RefusedAsync(() => award.Verifier.RecordPolicyAsync(wanted, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => award.Approver.RecordPolicyAsync(wanted with { Approvals = [] }, Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => award.Approver.RecordPolicyAsync(wanted with { Approvals = [wanted.Approvals[0]] }, Ct), HttpStatusCode.BadRequest, "policy.bands");
        await RefusedAsync(() => award.Approver.RecordPolicyAsync(wanted with { From = finance.Today.AddDays(-1) }, Ct), HttpStatusCode.UnprocessableEntity, "policy.past");
        var number = (await award.Approver.RecordPolicyAsync(wanted, Ct)).Number;
        try
        {
            await RefusedAsync(() => award.Approver.ConfirmPolicyAsync(number, new("Chapter 3"), Ct), HttpStatusCode.Forbidden, "step.same_person");
            await RefusedAsync(() => award.Facilitator.ConfirmPolicyAsync(number + 1, new("Chapter 3"), Ct), HttpStatusCode.NotFound);
            await award.Facilitator.ConfirmPolicyAsync(number, new("Finance policy of 2023, chapter 3"), Ct);
            var item = (await award.Representative.ListPoliciesAsync(Ct))[0];
            (item.Number, item.IsInForce, item.IsAssumed, item.Source, item.ConfirmedBy).ShouldBe((number, true, false, "Finance policy of 2023, chapter 3", $"Somebody {award.FacilitatorId:N}"));

            (await award.AdvanceAsync(before)).Approvals.Band.Roles.Count.ShouldBe(1, "what was requested before stays as it was");
            (await award.AdvanceAsync(await award.RequestedAsync(Money.Eur(100)))).Approvals.Band.Clause.ShouldBe("3.1");
            var after = (await award.AdvanceAsync(await award.RequestedAsync(Money.Eur(100.01m)))).Approvals;
            (after.PolicyNumber, after.IsAssumed, after.Band.Roles.Count).ShouldBe((number, false, 2));
        }
        finally
        {
            await award.Approver.RecordPolicyAsync(
                new(finance.Today, "As before", [.. (await award.Approver.ListPoliciesAsync(Ct)).Single(policy => policy.Number == 1).Approvals.Select(band => new NewApprovalBand(band.Clause, band.UpTo, band.Roles))], 0.50m), Ct);
        }
    }

    [Fact, Trait("Row", "N14")]
    public async Task Somebody_acts_for_an_absent_colleague_and_every_step_says_so()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var standIn = await finance.PersonAsync(Roles.FinanceVerify);
        var client = finance.As(standIn, Roles.FinanceVerify);
        var id = await award.RequestedAsync(Money.Eur(10));
        await award.Verifier.VerifyAdvanceAsync(id, await award.SeenAsync(id), Ct);
        await RefusedAsync(async () => await client.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct), HttpStatusCode.Forbidden, "step.not_yours");

        var absence = new NewDelegation(Roles.FinanceApprove, standIn, finance.Today, finance.Today.AddDays(5), "Annual leave");
        await RefusedAsync(() => award.Payer.DelegateRoleAsync(absence, Ct), HttpStatusCode.Forbidden, "delegation.not_held");
        (await RefusedAsync(() => award.Approver.DelegateRoleAsync(absence with { ToPersonId = award.PayerId }, Ct), HttpStatusCode.UnprocessableEntity, "delegation.incompatible"))
            .Facts["clause"].GetString().ShouldBe("2.3");
        var delegation = (await award.Approver.DelegateRoleAsync(absence, Ct)).Id;
        (await client.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.AdvanceId == id && task.Kind == FinanceTaskKind.ApproveAdvance);
        (await award.AdvanceAsync(id, client)).MayTakeStep.ShouldBeTrue();
        await client.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct);

        var step = (await award.AdvanceAsync(id)).Steps[^1];
        (step.Step, step.Person, step.OnBehalfOf).ShouldBe((FinanceStep.Approved, $"Somebody {standIn:N}", $"Somebody {award.ApproverId:N}"));
        var item = (await client.ListDelegationsAsync(Ct)).Items.First(item => item.Id == delegation);
        (item.For, item.By, item.MayEnd).ShouldBe(($"Somebody {award.ApproverId:N}", $"Somebody {standIn:N}", true));

        // It covers the holiday, and opens no hole: on what the stand-in verified, they do not approve.
        var own = await award.RequestedAsync(Money.Eur(10));
        await client.VerifyAdvanceAsync(own, await award.SeenAsync(own), Ct);
        await RefusedAsync(async () => await client.ApproveAdvanceAsync(own, await award.SeenAsync(own), Ct), HttpStatusCode.Forbidden, "step.same_person");

        await RefusedAsync(() => award.Verifier.EndDelegationAsync(delegation, Ct), HttpStatusCode.Forbidden, "delegation.not_yours");
        await award.Approver.EndDelegationAsync(delegation, Ct);
        var later = await award.RequestedAsync(Money.Eur(10));
        await award.Verifier.VerifyAdvanceAsync(later, await award.SeenAsync(later), Ct);
        await RefusedAsync(async () => await client.ApproveAdvanceAsync(later, await award.SeenAsync(later), Ct), HttpStatusCode.Forbidden, "step.not_yours");
    }

    [Fact, Trait("Row", "N14")]
    public async Task A_handed_over_role_counts_on_its_days_and_while_the_absent_person_still_holds_it()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var standIn = finance.As(await finance.PersonAsync(Roles.FinanceVerify) is var person ? person : default, Roles.FinanceVerify);
        var role = new RoleChanged(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "Leaving", Roles.FinanceApprove, null, null, finance.Clock.GetUtcNow().AddDays(-9), null);
        await finance.RoleAsync(role);
        await finance.As(role.PersonId, Roles.FinanceApprove).DelegateRoleAsync(new(Roles.FinanceApprove, person, finance.Today.AddDays(1), finance.Today.AddDays(2), "Leave"), Ct);
        var id = await award.RequestedAsync(Money.Eur(10));
        await award.Verifier.VerifyAdvanceAsync(id, await award.SeenAsync(id), Ct);
        var version = await award.SeenAsync(id);

        await RefusedAsync(() => standIn.ApproveAdvanceAsync(id, version, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        finance.Clock.Advance(TimeSpan.FromDays(1));
        try
        {
            (await award.AdvanceAsync(id, standIn)).MayTakeStep.ShouldBeTrue();
            await finance.RoleAsync(role with { Version = 2, To = finance.Clock.GetUtcNow().AddMinutes(-1) });
            await RefusedAsync(() => standIn.ApproveAdvanceAsync(id, version, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        }
        finally
        {
            finance.Clock.Advance(TimeSpan.FromDays(-1));
        }
    }
}
