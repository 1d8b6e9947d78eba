namespace CCoP.Finance.Tests.Features;

public sealed class TaskTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "B01")]
    public async Task At_every_moment_the_one_step_that_is_due_waits_for_those_who_may_take_it()
    {
        var award = await finance.AwardAsync();
        (string Who, FinanceClient Client)[] people =
        [
            ("representative", award.Representative), ("partner", award.Partner), ("facilitator", award.Facilitator),
            ("verifier", award.Verifier), ("approver", award.Approver), ("payer", award.Payer),
        ];

        async Task WaitsAsync(params IEnumerable<string> expected)
        {
            var waiting = new List<string>();
            foreach (var (who, client) in people)
            {
                waiting.AddRange((await client.ListMyTasksAsync(Ct)).Items.Where(task => task.AwardId == award.Id).Select(task => $"{who}: {task.Kind}"));
            }

            waiting.ShouldBe(expected);
        }

        await WaitsAsync("facilitator: DraftMou");
        var hash = (await award.DraftMouAsync()).Hash;
        await WaitsAsync("representative: SignMou", "partner: SignMou", "facilitator: SignMou");
        await award.Facilitator.SignMouAsync(award.Id, new(award.FacilitatingId, hash), Ct);
        await award.Representative.SignMouAsync(award.Id, new(award.LeftId, hash), Ct);
        await WaitsAsync("partner: SignMou");
        await award.Partner.SignMouAsync(award.Id, new(award.RightId, hash), Ct);
        await WaitsAsync("representative: RequestAdvance");

        var id = await award.RequestedAsync(Money.Usd(100));
        await WaitsAsync("verifier: VerifyAdvance");
        await award.Verifier.ReturnAdvanceAsync(id, new("Say more."), await award.SeenAsync(id), Ct);
        await WaitsAsync("representative: ReviseAdvance");
        await award.Representative.ReviseAdvanceAsync(id, award.Wanted(Money.Usd(100)), await award.SeenAsync(id), Ct);
        await award.Verifier.VerifyAdvanceAsync(id, await award.SeenAsync(id), Ct);
        await WaitsAsync("approver: ApproveAdvance");
        await award.Approver.ApproveAdvanceAsync(id, await award.SeenAsync(id), Ct);
        await WaitsAsync("payer: PayAdvance");
        await award.Payer.PayAdvanceAsync(id, award.Payment, await award.SeenAsync(id), "pay", Ct);
        await WaitsAsync("representative: AcknowledgeReceipt");
        await award.Representative.AcknowledgeReceiptAsync(id, await award.SeenAsync(id), Ct);
        await WaitsAsync("representative: WriteClearance");
        (await award.Representative.ListMyTasksAsync(Ct)).Items.Single(task => task.AdvanceId == id).Due.ShouldBe(finance.Today.AddDays(40));

        await award.SubmittedAsync(id, null, award.Receipt(award.Transport, Money.Usd(40), "1"));
        await WaitsAsync("verifier: VerifyClearance");
        await award.Verifier.VerifyClearanceAsync(id, await award.SeenAsync(id), Ct);
        await WaitsAsync("approver: AcceptClearance");
        await award.Approver.AcceptClearanceAsync(id, await award.SeenAsync(id), Ct);
        await WaitsAsync("representative: WriteClearance");
        await award.AcceptedAsync(id, Money.Usd(10), award.Receipt(award.Transport, Money.Usd(20), "2"));
        await WaitsAsync("payer: RecordRefund");
        await award.Payer.RecordRefundAsync(id, new NewRefund(finance.Today, "ABA", Money.Usd(10)), await award.SeenAsync(id), "refund", Ct);
        await award.AcceptedAsync(id, null, award.Receipt(award.Transport, Money.Usd(50), "3"));
        await WaitsAsync("approver: ApproveTopUp");
        await award.Approver.ApproveTopUpAsync(id, await award.SeenAsync(id), Ct);
        await WaitsAsync("payer: PayTopUp");
        await award.Payer.PayTopUpAsync(id, award.Payment, await award.SeenAsync(id), "top-up", Ct);
        await WaitsAsync();
    }

    [Fact]
    public async Task An_advance_past_its_day_is_shown_as_overdue_until_it_is_cleared()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Eur(10));
        try
        {
            finance.Clock.Advance(TimeSpan.FromDays(40));
            (await award.AdvanceAsync(id)).IsOverdue.ShouldBeFalse();
            finance.Clock.Advance(TimeSpan.FromDays(1));
            (await award.AdvanceAsync(id)).IsOverdue.ShouldBeTrue();
            (await award.Representative.ListLedgersAsync(Ct)).Items.ShouldHaveSingleItem().OverdueAdvances.ShouldBe(1);
            (await award.PageAsync()).Advances.ShouldHaveSingleItem().IsOverdue.ShouldBeTrue();
            await award.AcceptedAsync(id, null, award.Receipt(award.Transport, Money.Eur(10)));
            (await award.AdvanceAsync(id)).IsOverdue.ShouldBeFalse();
        }
        finally
        {
            finance.Clock.Advance(TimeSpan.FromDays(-41));
        }
    }
}
