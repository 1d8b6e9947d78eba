using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

/// <summary>What the committee's conditions mean for money (P14): everything can be prepared, nothing can be paid.</summary>
[Trait("Row", "P14")]
public sealed class ConditionTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_advance_cannot_be_paid_before_the_last_condition_is_met()
    {
        var award = await (await finance.AwardAsync(conditionsOpen: true)).SignedAsync();
        var advance = await award.ApprovedAsync(Money.Usd(108));
        (await award.PageAsync()).ConditionsOpen.ShouldBeTrue();
        (await award.AdvanceAsync(advance)).ConditionsOpen.ShouldBeTrue();
        (await award.Payer.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.AdvanceId == advance);

        await RefusedAsync(async () => await PayAsync(award, advance), HttpStatusCode.UnprocessableEntity, "award.conditions_open");
        await finance.Bus.PublishAsync(new AwardConditionsMet(Guid.CreateVersion7(), finance.Clock.GetUtcNow()));
        await RefusedAsync(async () => await PayAsync(award, advance), HttpStatusCode.UnprocessableEntity, "award.conditions_open");
        (await award.JournalsAsync()).Count.ShouldBe(1);

        await MetAsync(award);
        (await award.Payer.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.AdvanceId == advance);
        await PayAsync(award, advance);
        (await award.AdvanceAsync(advance)).State.ShouldBe(AdvanceState.Paid);
    }

    [Fact]
    public async Task Conditions_that_were_met_while_finance_was_stopped_are_heard_when_it_is_back()
    {
        var award = await (await finance.AwardAsync(conditionsOpen: true)).SignedAsync();
        var advance = await award.ApprovedAsync(Money.Usd(10));

        await finance.DeafAsync(async () =>
        {
            await finance.Bus.PublishAsync(new AwardConditionsMet(award.Id, finance.Clock.GetUtcNow()));
            await RefusedAsync(async () => await PayAsync(award, advance), HttpStatusCode.UnprocessableEntity, "award.conditions_open");
        });

        await EventuallyMetAsync(award);
        await PayAsync(award, advance);
    }

    [Fact]
    public async Task Conditions_that_are_met_stay_met_whatever_is_told_late_or_twice()
    {
        var award = await finance.AwardAsync(conditionsOpen: true);
        await MetAsync(award);
        var opened = await finance.Bus.ListenAsync<LedgerOpened>();

        await finance.Bus.PublishAsync(award.Made);
        await finance.Bus.PublishAsync(new AwardConditionsMet(award.Id, finance.Clock.GetUtcNow()));

        await opened.OneAsync(told => told.AwardId == award.Id);
        (await award.PageAsync()).ConditionsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Conditions_met_that_are_heard_before_their_award_or_lost_do_not_keep_it_shut()
    {
        var (first, second) = (await finance.AwardAsync(conditionsOpen: true), await finance.AwardAsync(conditionsOpen: true));

        // Heard before the award: tried again until there is a ledger.
        var early = first.Made with { AwardId = Guid.CreateVersion7() };
        await finance.Bus.PublishAsync(new AwardConditionsMet(early.AwardId, finance.Clock.GetUtcNow()));
        await finance.Bus.PublishAsync(early);
        await EventuallyMetAsync(first with { Made = early });

        // Lost: the award told again, as it is now, says so too.
        await finance.Bus.PublishAsync(second.Made with { ConditionsOpen = false });
        await EventuallyMetAsync(second);
        (await first.PageAsync()).ConditionsOpen.ShouldBeTrue();
    }

    private async Task MetAsync(Award award)
    {
        await finance.Bus.PublishAsync(new AwardConditionsMet(award.Id, finance.Clock.GetUtcNow()));
        await EventuallyMetAsync(award);
    }

    private Task EventuallyMetAsync(Award award) => finance.EventuallyAsync(
        db => db.Ledgers.AnyAsync(ledger => ledger.Id == new Id<CCoP.Finance.Domain.AwardLedger>(award.Id) && !ledger.ConditionsOpen), "the conditions are met");

    private static async Task PayAsync(Award award, Guid advance) =>
        await award.Payer.PayAdvanceAsync(advance, award.Payment, await award.SeenAsync(advance), Guid.CreateVersion7().ToString(), Ct);
}
