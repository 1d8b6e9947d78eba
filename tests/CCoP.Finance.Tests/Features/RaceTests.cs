using System.Net;

namespace CCoP.Finance.Tests.Features;

public sealed class RaceTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Trait("Row", "N07")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twenty_payments_at_once_with_one_key_or_with_twenty_pay_once(bool oneKey)
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var paid = await finance.Bus.ListenAsync<AdvancePaid>();
        var id = await award.ApprovedAsync(Money.Usd(100));
        var version = await award.SeenAsync(id);

        var outcomes = await AtOnceAsync(20, number => award.Payer.PayAdvanceAsync(id, award.Payment, version, oneKey ? "the key" : $"key {number}", Ct));

        if (oneKey)
        {
            outcomes.Distinct().ShouldHaveSingleItem().ShouldBe("2");
        }
        else
        {
            outcomes.Count(outcome => outcome == "2").ShouldBe(1);
            outcomes.Where(outcome => outcome != "2").ShouldAllBe(outcome => outcome == "version.stale");
        }

        (await award.JournalsAsync()).Count(journal => journal.Kind == JournalKind.AdvancePaid).ShouldBe(1);
        (await award.AdvanceAsync(id)).Outstanding.ShouldBe(Money.Usd(100));
        await paid.OneAsync(told => told.AdvanceId == id);
        await finance.ToldAsync();
        paid.All.Count(told => told.AdvanceId == id).ShouldBe(1);
    }

    [Fact, Trait("Row", "N13")]
    public async Task Two_payers_at_once_pay_once()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var other = finance.As(await finance.PersonAsync(Roles.FinancePay), Roles.FinancePay);
        var id = await award.ApprovedAsync(Money.Usd(100));
        var version = await award.SeenAsync(id);

        var outcomes = await AtOnceAsync(10, number => (number % 2 == 0 ? award.Payer : other).PayAdvanceAsync(id, award.Payment, version, "the same key of two people", Ct));

        outcomes.ShouldBeSubsetOf(["2", "version.stale"]);
        (await award.JournalsAsync()).Count(journal => journal.Kind == JournalKind.AdvancePaid).ShouldBe(1);
    }

    [Fact, Trait("Row", "N09")]
    public async Task Ten_acceptances_at_once_book_the_receipts_once()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var id = await award.AcknowledgedAsync(Money.Usd(100));
        await award.VerifiedAsync(id, Money.Usd(20), award.Receipt(award.Transport, Money.Usd(80)));
        var version = await award.SeenAsync(id);

        var outcomes = await AtOnceAsync(10, async _ =>
        {
            await award.Approver.AcceptClearanceAsync(id, version, Ct);
            return new Posted(Guid.Empty, 3, Money.Eur(0));
        });

        outcomes.Count(outcome => outcome == "3").ShouldBe(1);
        outcomes.Where(outcome => outcome != "3").ShouldAllBe(outcome => outcome == "version.stale");
        (await award.JournalsAsync()).Count(journal => journal.Kind == JournalKind.ClearanceAccepted).ShouldBe(1);
        (await award.AdvanceAsync(id)).Outstanding.ShouldBe(Money.Usd(20));

        var refund = new NewRefund(finance.Today, "ABA", Money.Usd(20));
        var due = await award.SeenAsync(id);
        (await AtOnceAsync(10, number => award.Payer.RecordRefundAsync(id, refund, due, $"refund {number % 2}", Ct))).ShouldContain("4");
        (await award.JournalsAsync()).Count(journal => journal.Kind == JournalKind.RefundReceived).ShouldBe(1);
        (await award.AdvanceAsync(id)).State.ShouldBe(AdvanceState.Cleared);
    }

    [Fact, Trait("Row", "N02")]
    public async Task Twenty_requests_at_once_cannot_take_more_than_the_award_holds()
    {
        var award = await (await finance.AwardAsync(transport: 700, food: 0)).SignedAsync();

        var outcomes = await AtOnceAsync(20, async _ => new Posted((await award.Representative.RequestAdvanceAsync(award.Id, award.Wanted(Money.Eur(100)), Ct)).Id, 1, Money.Eur(0)));

        outcomes.Count(outcome => outcome == "1").ShouldBe(7);
        outcomes.Count(outcome => outcome == "award.short").ShouldBe(13);
        (await award.PageAsync()).AvailableForAdvancesEur.ShouldBe(Money.Eur(0));
    }

    [Fact, Trait("Row", "N06")]
    public async Task Signatures_that_race_a_new_version_are_never_on_another_than_the_current()
    {
        var award = await finance.AwardAsync();
        await award.DraftMouAsync();

        async Task<Posted> SignAsync()
        {
            var mou = (await award.PageAsync(award.Representative)).Mou!;
            await award.Representative.SignMouAsync(award.Id, new(award.LeftId, mou.Hash), Ct);
            return new Posted(Guid.Empty, 0, Money.Eur(0));
        }

        async Task<Posted> DraftAsync() => new(Guid.Empty, (await award.DraftMouAsync()).Number, Money.Eur(0));

        var outcomes = await AtOnceAsync(20, number => number % 2 == 0 ? SignAsync() : DraftAsync());

        outcomes.ShouldBeSubsetOf([.. Enumerable.Range(0, 12).Select(number => $"{number}"), "content.changed", "version.stale"]);
        var wrong = await finance.InDatabaseAsync(db => Task.FromResult(db.Ledgers.SelectMany(ledger => ledger.Mous).SelectMany(mou => mou.Signatures.Where(signature => signature.Hash != mou.Hash)).Count()));
        wrong.ShouldBe(0);
        var page = await award.PageAsync();
        page.Mou!.Number.ShouldBe(1 + outcomes.Count(outcome => int.TryParse(outcome, out var number) && number > 1));
    }

    /// <summary>Number of the journal, or the code of the refusal, of each.</summary>
    private static async Task<IReadOnlyList<string>> AtOnceAsync(int count, Func<int, Task<Posted>> act) => await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
    {
        try
        {
            return $"{(await act(number)).Number}";
        }
        catch (ApiException refused)
        {
            refused.Status.ShouldBeOneOf(HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity);
            return refused.Code;
        }
    }));
}
