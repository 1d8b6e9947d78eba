using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

/// <summary>What Finance does when Proposals changes, suspends or ends an award.</summary>
public sealed class AmendmentTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P17")]
    public async Task An_amendment_changes_the_budget_of_each_line_with_a_journal_once_and_in_order()
    {
        var award = await finance.AwardAsync(transport: 1_200, food: 800);
        var booked = await finance.Bus.ListenAsync<AmendmentBooked>();
        var (first, second) = (Agreed(award, 1, 1_300, 700, 500), Agreed(award, 2, 1_250, 750, 400));

        await finance.Bus.PublishAsync(first);
        await booked.OneAsync(told => told.AwardId == award.Id && told.Number == 1);
        await finance.Bus.PublishAsync(second);
        await booked.OneAsync(told => told.AwardId == award.Id && told.Number == 2);
        await finance.Bus.PublishAsync(first); // Late, and told again.
        await finance.Bus.PublishAsync(second);
        await finance.Bus.PublishAsync(Agreed(award, 3, 1_250, 750, 400));
        await booked.OneAsync(told => told.AwardId == award.Id && told.Number == 3);

        var page = await award.PageAsync();
        page.Lines.Select(line => line.BudgetEur.Amount).ShouldBe([1_250, 750, 400]);
        (page.AmountEur, page.AvailableEur).ShouldBe((Money.Eur(2_400), Money.Eur(2_400)));
        var journals = await award.JournalsAsync();
        journals.Select(journal => journal.Kind).ShouldBe([JournalKind.LedgerOpened, JournalKind.AwardAmended, JournalKind.AwardAmended]);
        journals[2].Lines.Sum(line => line.ValueEur.Amount).ShouldBe(0);
        journals[2].Lines.Where(line => line.Account == LedgerAccount.Grant).Sum(line => line.ValueEur.Amount).ShouldBe(100);
        booked.All.Count(told => told.AwardId == award.Id).ShouldBe(3);
    }

    [Fact, Trait("Row", "P17")]
    public async Task No_amendment_goes_below_what_is_spent_and_promised()
    {
        var award = await (await finance.AwardAsync(transport: 1_200, food: 800)).SignedAsync();
        var refused = await finance.Bus.ListenAsync<AmendmentNotBooked>();
        var booked = await finance.Bus.ListenAsync<AmendmentBooked>();
        await award.RequestedAsync(Money.Usd(1_080)); // 1,000.00 EUR on transport.

        await finance.Bus.PublishAsync(Agreed(award, 1, 999.99m, 800, 500));
        var held = await refused.OneAsync(told => told.AwardId == award.Id);
        (held.Number, held.LineId, held.HeldEur).ShouldBe((1, award.Transport.Id, Money.Eur(1_000)));
        (await award.PageAsync()).AmountEur.ShouldBe(Money.Eur(2_500));

        await finance.Bus.PublishAsync(Agreed(award, 2, 0, 0, 0, AmendmentKind.Withdraw));
        await refused.OneAsync(told => told.AwardId == award.Id && told.Number == 2);
        (await award.PageAsync()).Standing.ShouldBe(AwardStanding.Active);

        await finance.Bus.PublishAsync(Agreed(award, 3, 1_000, 800, 500));
        await booked.OneAsync(told => told.AwardId == award.Id && told.Number == 3);
        (await award.PageAsync()).Lines[0].AvailableEur.ShouldBe(Money.Eur(0));
        await RefusedAsync(() => award.RequestedAsync(Money.Usd(108.01m * 10)), HttpStatusCode.Conflict);
    }

    [Fact, Trait("Row", "P17")]
    public async Task Advances_that_race_an_amendment_never_hold_more_than_a_line_has()
    {
        var award = await (await finance.AwardAsync(transport: 1_000, food: 800)).SignedAsync();
        var (refused, booked) = (await finance.Bus.ListenAsync<AmendmentNotBooked>(), await finance.Bus.ListenAsync<AmendmentBooked>());
        async Task<bool> RequestAsync()
        {
            try
            {
                await award.RequestedAsync(Money.Usd(108));
                return true;
            }
            catch (ApiException short1) when (short1.Status == HttpStatusCode.Conflict)
            {
                return false;
            }
        }

        var amendment = finance.Bus.PublishAsync(Agreed(award, 1, 500, 0, 500));
        var granted = (await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RequestAsync()))).Count(one => one);
        await amendment;
        while (!refused.All.Concat<IMessage>(booked.All).Any(told => told.Key == award.Id))
        {
            await Task.Delay(20, Ct);
        }

        var page = await award.PageAsync();
        page.Lines[0].CommittedEur.ShouldBe(Money.Eur(granted * 100));
        page.Lines[0].CommittedEur.Amount.ShouldBeLessThanOrEqualTo(page.Lines[0].BudgetEur.Amount * 1.1m);
        page.AvailableForAdvancesEur.Amount.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact, Trait("Row", "P19")]
    public async Task A_suspended_award_pays_nothing_until_it_is_resumed_and_the_latest_word_counts()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var approved = await award.ApprovedAsync(Money.Usd(108));
        var now = finance.Clock.GetUtcNow();

        await finance.Bus.PublishAsync(new AwardSuspended(award.Id, SuspensionReason.MemberLeftCop, now));
        await StandsAsync(award, AwardStanding.Suspended);
        await RefusedAsync(() => award.RequestedAsync(Money.Usd(10)), HttpStatusCode.UnprocessableEntity, "award.suspended");
        await RefusedAsync(
            async () => await award.Payer.PayAdvanceAsync(approved, award.Payment, await award.SeenAsync(approved), Guid.CreateVersion7().ToString(), Ct),
            HttpStatusCode.UnprocessableEntity, "award.suspended");
        (await award.PageAsync(award.Representative)).MayRequestAdvance.ShouldBeFalse();

        // The resumption is told before an older suspension arrives.
        await finance.Bus.PublishAsync(new AwardResumed(award.Id, now.AddMinutes(2)));
        await StandsAsync(award, AwardStanding.Active);
        await finance.Bus.PublishAsync(new AwardSuspended(award.Id, SuspensionReason.MemberWithdrew, now.AddMinutes(1)));
        await award.Payer.PayAdvanceAsync(approved, award.Payment, await award.SeenAsync(approved), Guid.CreateVersion7().ToString(), Ct);
        (await award.PageAsync()).Standing.ShouldBe(AwardStanding.Active);
    }

    [Fact, Trait("Row", "P17")]
    public async Task A_withdrawn_award_stays_withdrawn()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();

        await finance.Bus.PublishAsync(Agreed(award, 1, 0, 0, 0, AmendmentKind.Withdraw));
        await StandsAsync(award, AwardStanding.Withdrawn);

        await RefusedAsync(() => award.RequestedAsync(Money.Usd(10)), HttpStatusCode.UnprocessableEntity, "award.withdrawn");
        (await award.PageAsync()).AmountEur.ShouldBe(Money.Eur(0));
    }

    private Task StandsAsync(Award award, AwardStanding standing) =>
        finance.EventuallyAsync(db => db.Ledgers.AnyAsync(ledger => ledger.Id == new Id<CCoP.Finance.Domain.AwardLedger>(award.Id) && ledger.Standing == standing), $"the award is {standing}");

    private AmendmentAgreed Agreed(Award award, int number, decimal transport, decimal food, decimal venue, AmendmentKind kind = AmendmentKind.Move) => new(
        award.Id, number, kind, Money.Eur(transport + food + venue),
        [award.Transport with { AmountEur = Money.Eur(transport) }, award.Food with { AmountEur = Money.Eur(food) }, award.Venue with { AmountEur = Money.Eur(venue) }],
        award.Made.Activities, finance.Clock.GetUtcNow());
}
