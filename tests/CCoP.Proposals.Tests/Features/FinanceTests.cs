using CCoP.Finance.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Tests.Features;

/// <summary>What Proposals does when Finance speaks, and what it shows while Finance is silent.</summary>
public sealed class FinanceTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "G08")]
    public async Task An_award_waits_for_finance_in_sight_and_opens_when_the_ledger_is_told_however_late()
    {
        var made = await proposals.Bus.ListenAsync<AwardMade>();
        var (award, facilitator) = await IssuedAsync();

        (await made.OneAsync(told => told.AwardId == award.Id)).Lines.ShouldHaveSingleItem().AmountEur.ShouldBe(Money.Eur(400));
        (await facilitator.ListAwardsAsync(Ct, AwardState.WaitingForFinance)).Items.ShouldContain(waiting => waiting.Id == award.Id);
        (await facilitator.ReadAwardAsync(award.Id, Ct))!.Award.State.ShouldBe(AwardState.WaitingForFinance);

        // Finance was stopped and comes back a day later; it tells twice.
        proposals.Clock.Advance(TimeSpan.FromDays(1));
        var opened = new LedgerOpened(award.Id, award.Id, proposals.Clock.GetUtcNow());
        await proposals.Bus.PublishAsync(opened);
        await proposals.Bus.PublishAsync(opened);

        await proposals.EventuallyAsync(db => db.Awards.AnyAsync(one => one.Id == new Id<CCoP.Proposals.Domain.Award>(award.Id) && one.LedgerId == award.Id), "the award is open");
        (await facilitator.ReadAwardAsync(award.Id, Ct))!.Award.State.ShouldBe(AwardState.Open);
        (await facilitator.ListAwardsAsync(Ct, AwardState.WaitingForFinance)).Items.ShouldNotContain(waiting => waiting.Id == award.Id);
    }

    [Fact, Trait("Row", "P06")]
    public async Task A_rate_that_finance_records_is_the_one_that_budgets_use()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        var line = new BudgetLine(null, "Bus", "trip", 1, Money.Usd(112), page.Activities.Items[0].Id, pair.RightId, PaymentOption.Option2);
        await pair.Left.FillBudgetAsync(id, new([line]), page.Budget.Version, Ct);
        (await pair.Left.ReadProposalAsync(id, Ct))!.Budget.TotalEur.ShouldBe(Money.Eur(103.70m));

        var today = PhnomPenh.Day(proposals.Clock.GetUtcNow());
        var told = new RateRecorded(Guid.CreateVersion7(), Currency.Usd, today, 1.12m, "National Bank of Cambodia", proposals.Clock.GetUtcNow());
        await proposals.Bus.PublishAsync(told);
        await proposals.Bus.PublishAsync(told);

        await proposals.EventuallyAsync(db => db.Rates.AnyAsync(rate => rate.Currency == Currency.Usd && rate.Day == today), "the rate is known");
        var budget = (await pair.Left.ReadProposalAsync(id, Ct))!.Budget;
        budget.TotalEur.ShouldBe(Money.Eur(100));
        budget.Rates.Single(rate => rate.Currency == Currency.Usd).Source.ShouldBe("National Bank of Cambodia");
    }

    private async Task<(AwardCard Award, ProposalsClient Facilitator)> IssuedAsync()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await chair.DecideProposalAsync(id, Committee.Approve(400), await pair.VersionAsync(id), Ct);
        var facilitator = proposals.As(await proposals.PersonAsync(Roles.Facilitator), Roles.Facilitator);
        return (await facilitator.IssueAwardAsync(id, new(PaymentOption.Option2), await pair.VersionAsync(id), Ct), facilitator);
    }
}
