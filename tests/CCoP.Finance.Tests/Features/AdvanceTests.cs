using System.Net;
using System.Net.Http.Json;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

public sealed class AdvanceTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "N07")]
    public async Task An_advance_goes_from_request_by_verification_and_approval_to_payment_and_receipt()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.RequestedAsync(Money.Usd(108));
        var page = await award.AdvanceAsync(id);
        (page.State, page.ValueEur, page.NextStep, page.MayTakeStep).ShouldBe((AdvanceState.Requested, Money.Eur(100), FinanceTaskKind.VerifyAdvance, true));
        (await award.AdvanceAsync(id, award.Representative)).MayTakeStep.ShouldBeFalse();

        await award.Verifier.VerifyAdvanceAsync(id, page.Version, Ct);
        await award.Approver.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct);
        var posted = await award.Payer.PayAdvanceAsync(id, award.Payment, await award.SeenAsync(id), "pay", Ct);
        await award.Representative.AcknowledgeReceiptAsync(id, await award.SeenAsync(id), Ct);

        (posted.Number, posted.ValueEur).ShouldBe((2, Money.Eur(100)));
        page = await award.AdvanceAsync(id, award.Payer);
        (page.State, page.Outstanding, page.OutstandingEur, page.NextStep).ShouldBe((AdvanceState.Acknowledged, Money.Usd(108), Money.Eur(100), FinanceTaskKind.WriteClearance));
        page.Steps.Select(step => step.Step).ShouldBe([FinanceStep.Requested, FinanceStep.Verified, FinanceStep.Approved, FinanceStep.Paid, FinanceStep.Acknowledged]);
        page.Steps.Select(step => step.Person).ShouldBe(
            [$"Somebody {award.RepresentativeId:N}", $"Somebody {award.VerifierId:N}", $"Somebody {award.ApproverId:N}", $"Somebody {award.PayerId:N}", $"Somebody {award.RepresentativeId:N}"]);
        page.Journals.ShouldHaveSingleItem().PostedBy.ShouldBe($"Somebody {award.PayerId:N}");
        page.Paid.ShouldBe(new AdvancePayment(finance.Today, "ABA 4711", new RecordedRate(Currency.Usd, new(2025, 1, 1), 1.08m, "National Bank of Cambodia")));
    }

    [Fact, Trait("Row", "N07")]
    public async Task Amount_purpose_activity_dates_and_the_day_to_clear_by_are_mandatory()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var good = award.Wanted(Money.Usd(10));
        NewAdvance[] incomplete =
        [
            good with { Lines = [] }, good with { Lines = [new AdvanceLine(award.Transport.Id, null)] }, good with { Purpose = " " },
            good with { ActivityFrom = null }, good with { ActivityTo = null }, good with { ClearBy = null },
        ];
        foreach (var wanted in incomplete)
        {
            await RefusedAsync(() => award.Representative.RequestAdvanceAsync(award.Id, wanted, Ct), HttpStatusCode.BadRequest);
        }

        await RefusedAsync(() => award.Representative.RequestAdvanceAsync(award.Id, good with { ClearBy = good.ActivityTo!.Value.AddDays(-1) }, Ct), HttpStatusCode.UnprocessableEntity, "advance.clear_by");
        (await award.PageAsync()).Advances.ShouldBeEmpty();
    }

    [Fact, Trait("Row", "N16")]
    public async Task Amounts_that_are_negative_too_fine_or_in_another_currency_are_400()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var good = award.Wanted(Money.Usd(10));
        await RefusedAsync(() => award.Representative.RequestAdvanceAsync(award.Id, award.Wanted(Money.Usd(-10)), Ct), HttpStatusCode.BadRequest, "money.not_positive");
        await RefusedAsync(
            () => award.Representative.RequestAdvanceAsync(award.Id, award.Wanted(good.Lines[0], new AdvanceLine(award.Food.Id, Money.Khr(1))), Ct), HttpStatusCode.BadRequest, "advance.currencies");

        using var http = finance.Http(award.RepresentativeId, Roles.Grantee);
        foreach (var (amount, currency) in new[] { ("10.00001", "USD"), ("10.5", "KHR"), ("10", "THB"), ("1e3", "USD"), ("ten", "USD") })
        {
            using var answer = await http.PostAsJsonAsync(new Uri($"api/finance/awards/{award.Id}/advances", UriKind.Relative), new
            {
                good.Purpose,
                good.ActivityFrom,
                good.ActivityTo,
                good.ClearBy,
                Lines = new[] { new { LineId = award.Transport.Id, Amount = new { Amount = amount, Currency = currency } } },
            }, ApiClient.Json, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{amount} {currency}");
        }
    }

    [Fact, Trait("Row", "N13")]
    public async Task The_same_person_on_two_steps_is_refused_also_with_every_role()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        string[] all = [Roles.Grantee, Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Admin];
        foreach (var role in all[1..])
        {
            await finance.AlsoAsync(award.RepresentativeId, role);
            await finance.AlsoAsync(award.VerifierId, role);
        }

        var (requester, verifier) = (finance.As(award.RepresentativeId, all), finance.As(award.VerifierId, all));
        var id = (await requester.RequestAdvanceAsync(award.Id, award.Wanted(Money.Usd(10)), Ct)).Id;

        await SamePersonAsync(async () => await requester.VerifyAdvanceAsync(id, await award.SeenAsync(id), Ct));
        await SamePersonAsync(async () => await requester.RefuseAdvanceAsync(id, new("Not by me."), await award.SeenAsync(id), Ct));
        await verifier.VerifyAdvanceAsync(id, await award.SeenAsync(id), Ct);
        await SamePersonAsync(async () => await verifier.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct));
        await award.Approver.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct);
        await SamePersonAsync(async () => await verifier.PayAdvanceAsync(id, award.Payment, await award.SeenAsync(id), "verifier", Ct));
        await SamePersonAsync(async () => await requester.PayAdvanceAsync(id, award.Payment, await award.SeenAsync(id), "requester", Ct));
        (await award.AdvanceAsync(id, verifier)).MayTakeStep.ShouldBeFalse();
        (await verifier.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.AdvanceId == id);

        static Task SamePersonAsync(Func<Task> act) => RefusedAsync(act, HttpStatusCode.Forbidden, "step.same_person");
    }

    [Fact]
    public async Task Each_step_needs_its_own_role_and_one_that_counts_now()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.RequestedAsync(Money.Usd(10));
        var version = await award.SeenAsync(id);

        await RefusedAsync(() => award.Approver.VerifyAdvanceAsync(id, version, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        await RefusedAsync(() => award.Facilitator.VerifyAdvanceAsync(id, version, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        await RefusedAsync(() => award.Representative.VerifyAdvanceAsync(id, version, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => award.Approver.ReturnAdvanceAsync(id, new("Not yet mine."), version, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        await RefusedAsync(() => award.Partner.ReviseAdvanceAsync(id, award.Wanted(Money.Usd(1)), version, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        await RefusedAsync(() => award.Partner.RequestAdvanceAsync(award.Id, award.Wanted(Money.Usd(1)), Ct), HttpStatusCode.Forbidden, "mou.not_representative");

        // The token still carries the role, but Membership said that it ended.
        var ended = new RoleChanged(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "Leaving", Roles.FinanceVerify, null, null, finance.Clock.GetUtcNow().AddDays(-9), finance.Clock.GetUtcNow().AddDays(-1));
        await finance.RoleAsync(ended);
        await finance.AlsoAsync(ended.PersonId, Roles.Auditor);
        await RefusedAsync(() => finance.As(ended.PersonId, Roles.FinanceVerify).VerifyAdvanceAsync(id, version, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        (await award.AdvanceAsync(id)).State.ShouldBe(AdvanceState.Requested);
    }

    [Fact]
    public async Task A_step_on_what_somebody_has_changed_since_is_stale_and_one_out_of_turn_is_not_due()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.RequestedAsync(Money.Usd(10));
        var seen = await award.SeenAsync(id);
        await RefusedAsync(() => award.Approver.ApproveAdvanceAsync(id, seen, Ct), HttpStatusCode.UnprocessableEntity, "step.not_due");
        await award.Verifier.ReturnAdvanceAsync(id, new("Ask for less."), seen, Ct);
        (await award.AdvanceAsync(id, award.Representative)).Steps[^1].Reason.ShouldBe("Ask for less.");
        await award.Representative.ReviseAdvanceAsync(id, award.Wanted(Money.Usd(9)), await award.SeenAsync(id), Ct);

        await RefusedAsync(() => award.Verifier.VerifyAdvanceAsync(id, seen, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await award.Verifier.VerifyAdvanceAsync(id, await award.SeenAsync(id), Ct);
        await award.Approver.RefuseAdvanceAsync(id, new("Cancelled."), await award.SeenAsync(id), Ct);
        await RefusedAsync(async () => await award.Approver.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "step.not_due");
        (await award.AdvanceAsync(id)).Amount.ShouldBe(Money.Usd(9));
    }

    [Fact, Trait("Row", "N02")]
    public async Task Above_what_the_award_holds_is_409_with_what_is_available()
    {
        var award = await (await finance.AwardAsync(transport: 100, food: 50)).SignedAsync();

        var refused = await RefusedAsync(() => award.RequestedAsync(Money.Usd(162.01m)), HttpStatusCode.Conflict, "award.short");
        refused.Amount("available").ShouldBe("150.00");
        (await RefusedAsync(() => award.RequestedAsync(Money.Usd(162)), HttpStatusCode.Conflict, "line.short")).Amount("available").ShouldBe("110.00");
        await award.RequestedAsync(Money.Usd(108));

        var page = await award.PageAsync(award.Representative);
        (page.CommittedEur, page.AvailableForAdvancesEur, page.AvailableEur).ShouldBe((Money.Eur(100), Money.Eur(50), Money.Eur(550)));
        page.Lines[0].CommittedEur.ShouldBe(Money.Eur(100));
        (await award.Representative.ListLedgersAsync(Ct)).Items.ShouldHaveSingleItem().CommittedEur.ShouldBe(Money.Eur(100));
    }

    [Fact]
    public async Task A_day_without_a_rate_is_422_and_says_which()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.ApprovedAsync(Money.Usd(10));

        var refused = await RefusedAsync(
            async () => await award.Payer.PayAdvanceAsync(id, award.Payment with { Day = new(2024, 12, 31) }, await award.SeenAsync(id), "early", Ct), HttpStatusCode.UnprocessableEntity, "rate.missing");

        (refused.Facts["currency"].GetString(), refused.Facts["day"].GetString()).ShouldBe(("USD", "2024-12-31"));
        await RefusedAsync(
            async () => await award.Payer.PayAdvanceAsync(id, award.Payment with { Day = finance.Today.AddDays(1) }, await award.SeenAsync(id), "late", Ct), HttpStatusCode.UnprocessableEntity, "payment.day");
    }

    [Fact]
    public async Task A_repeated_request_answers_as_the_first_did()
    {
        var (award, other) = (await (await finance.AwardAsync()).SignedAsync(), await (await finance.AwardAsync()).SignedAsync());
        var wanted = award.Wanted(Money.Usd(10)) with { Id = Guid.CreateVersion7() };

        (await award.Representative.RequestAdvanceAsync(award.Id, wanted, Ct)).Id.ShouldBe(wanted.Id!.Value);
        (await award.Representative.RequestAdvanceAsync(award.Id, wanted, Ct)).Id.ShouldBe(wanted.Id!.Value);

        await RefusedAsync(
            () => other.Representative.RequestAdvanceAsync(other.Id, other.Wanted(Money.Usd(10)) with { Id = wanted.Id }, Ct), HttpStatusCode.Conflict, "record.duplicate");
        (await award.PageAsync()).Advances.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task For_people_of_other_awards_it_does_not_exist()
    {
        var (award, other) = (await (await finance.AwardAsync()).SignedAsync(), await finance.AwardAsync());
        var id = await award.AcknowledgedAsync(Money.Usd(10));
        await award.WriteAsync(id, null, award.Receipt(award.Transport, Money.Usd(10)));
        var (stranger, version) = (other.Representative, await award.SeenAsync(id));

        (await stranger.ReadAdvanceAsync(id, Ct)).ShouldBeNull();
        (await stranger.ReadLedgerAsync(award.Id, Ct)).ShouldBeNull();
        (await stranger.ListLedgersAsync(Ct)).Items.Select(card => card.AwardId).ShouldBe([other.Id]);
        (await finance.As(await finance.PersonAsync(Roles.Committee), Roles.Committee).ListLedgersAsync(Ct)).Items.ShouldBeEmpty();
        Func<Task>[] acts =
        [
            () => stranger.SignMouAsync(award.Id, new(award.LeftId, new string('0', 64)), Ct),
            () => stranger.RequestAdvanceAsync(award.Id, award.Wanted(Money.Usd(1)), Ct),
            () => stranger.ReviseAdvanceAsync(id, award.Wanted(Money.Usd(1)), version, Ct),
            () => stranger.AcknowledgeReceiptAsync(id, version, Ct),
            () => stranger.WriteClearanceAsync(id, new([], null), version, Ct),
            () => stranger.SubmitClearanceAsync(id, version, Ct),
        ];
        foreach (var act in acts)
        {
            await RefusedAsync(act, HttpStatusCode.NotFound);
        }

        (await award.SeenAsync(id)).ShouldBe(version);
        await RefusedAsync(() => stranger.ListJournalsAsync(Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => stranger.ReadTrialBalanceAsync(Ct), HttpStatusCode.Forbidden, "role.missing");
    }

    [Fact, Trait("Row", "N08")]
    public async Task No_new_advance_while_an_earlier_one_is_overdue_and_the_refusal_names_which()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var earlier = await award.AcknowledgedAsync(Money.Usd(108));
        var (approved, returned) = (await award.ApprovedAsync(Money.Usd(1)), await award.RequestedAsync(Money.Usd(1)));
        await award.Verifier.ReturnAdvanceAsync(returned, new("Say more."), await award.SeenAsync(returned), Ct);
        finance.Clock.Advance(TimeSpan.FromDays(41));
        try
        {
            async Task BlockedAsync(Func<Task> act)
            {
                var refused = await RefusedAsync(act, HttpStatusCode.UnprocessableEntity, "advance.overdue");
                (refused.Facts["advance"].GetGuid(), refused.Facts["clause"].GetString(), refused.Amount("outstanding")).ShouldBe((earlier, "4.1", "108.00"));
            }

            await BlockedAsync(() => award.RequestedAsync(Money.Usd(1)));
            await BlockedAsync(async () => await award.Representative.ReviseAdvanceAsync(returned, award.Wanted(Money.Usd(1)), await award.SeenAsync(returned), Ct));
            await BlockedAsync(async () => await award.Payer.PayAdvanceAsync(approved, award.Payment, await award.SeenAsync(approved), "blocked", Ct));
            var block = (await award.PageAsync(award.Representative)).BlockedBy!;
            (block.AdvanceId, block.IsOverdue, block.Outstanding).ShouldBe((earlier, true, Money.Usd(108)));

            await award.AcceptedAsync(earlier, null, award.Receipt(award.Transport, Money.Usd(108)));
            await award.RequestedAsync(Money.Usd(1));
            (await award.PageAsync(award.Representative)).BlockedBy.ShouldBeNull();
        }
        finally
        {
            finance.Clock.Advance(TimeSpan.FromDays(-41));
        }
    }

    [Fact, Trait("Row", "N08")]
    public async Task No_new_advance_while_more_than_the_policys_share_is_uncleared_and_the_rule_is_configurable()
    {
        var award = await (await finance.AwardAsync(transport: 1_200, food: 800)).SignedAsync();
        var first = await award.AcknowledgedAsync(Money.Eur(600));
        await award.AcknowledgedAsync(Money.Eur(400));
        var atTheLimit = await award.RequestedAsync(Money.Eur(1));

        // 1,000.00 of 2,000.00 is the half that the first policy allows; one cent more is not.
        await award.Verifier.RefuseAdvanceAsync(atTheLimit, new("Only to try."), await award.SeenAsync(atTheLimit), Ct);
        var before = (await award.Approver.ListPoliciesAsync(Ct))[0];
        NewPolicy With(decimal share) => new(finance.Today, "For the test", [.. before.Approvals.Select(band => new NewApprovalBand(band.Clause, band.UpTo, band.Roles))], share);
        await award.Approver.RecordPolicyAsync(With(0.49m), Ct);
        try
        {
            var refused = await RefusedAsync(() => award.RequestedAsync(Money.Eur(1)), HttpStatusCode.UnprocessableEntity, "advance.uncleared");
            (refused.Facts["advance"].GetGuid(), refused.Facts["clause"].GetString(), refused.Facts["percent"].GetDecimal()).ShouldBe((first, "4.2", 49m));
            await award.AcceptedAsync(first, null, award.Receipt(award.Transport, Money.Eur(20)));
            await award.RequestedAsync(Money.Eur(1));
        }
        finally
        {
            await award.Approver.RecordPolicyAsync(With(before.MostUncleared), Ct);
        }
    }

    [Fact, Trait("Row", "N21")]
    public async Task The_ageing_list_holds_every_open_advance_in_the_bucket_of_its_age()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var oldest = await award.AcknowledgedAsync(Money.Usd(108));
        await award.AcceptedAsync(oldest, null, award.Receipt(award.Transport, Money.Usd(8)));
        var days = 0;
        try
        {
            foreach (var (day, from) in new[] { (0, 0), (30, 0), (31, 31), (60, 31), (61, 61), (90, 61), (91, 91) })
            {
                finance.Clock.Advance(TimeSpan.FromDays(day - days));
                days = day;
                var page = await award.Representative.ReadAgeingAsync(Ct);
                page.Buckets.Single(bucket => bucket.Count > 0).FromDays.ShouldBe(from);
                page.Buckets.Sum(bucket => bucket.OutstandingEur.Amount).ShouldBe(92.59m);
                var item = page.Items.ShouldHaveSingleItem();
                (item.AdvanceId, item.Days, item.Outstanding, item.OutstandingEur, item.IsOverdue).ShouldBe((oldest, day, Money.Usd(100), Money.Eur(92.59m), day > 40));
            }
        }
        finally
        {
            finance.Clock.Advance(TimeSpan.FromDays(-days));
        }

        var newer = await award.AcknowledgedAsync(Money.Eur(10));
        var list = await award.Representative.ReadAgeingAsync(Ct, limit: 1);
        list.Items.ShouldHaveSingleItem().AdvanceId.ShouldBe(oldest);
        (await award.Representative.ReadAgeingAsync(Ct, list.Next, limit: 1)).Items.ShouldHaveSingleItem().AdvanceId.ShouldBe(newer);
        list.Buckets[0].Count.ShouldBe(2);
        var ledger = (await award.Payer.ReadTrialBalanceAsync(Ct, award.Id)).Accounts.Where(account => account.Account == LedgerAccount.Advances).Sum(account => account.ValueEur.Amount);
        list.Buckets.Sum(bucket => bucket.OutstandingEur.Amount).ShouldBe(ledger);
        (await (await finance.AwardAsync()).Representative.ReadAgeingAsync(Ct)).Items.ShouldBeEmpty();
    }
}
