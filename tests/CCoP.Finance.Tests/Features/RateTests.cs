using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

public sealed class RateTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "N15")]
    public async Task Finance_records_a_rate_with_its_source_once_and_tells_it_once()
    {
        var told = await finance.Bus.ListenAsync<RateRecorded>();
        var payer = finance.As(await finance.PersonAsync(Roles.FinancePay), Roles.FinancePay);
        var rate = new NewRate(Currency.Usd, new(2025, 2, 1), 1.08123456m, "National Bank of Cambodia");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            try
            {
                (await payer.RecordRateAsync(rate, Ct)).UnitsPerEur.ShouldBe(1.08123456m);
            }
            catch (ApiException refused)
            {
                refused.Code.ShouldBe("record.duplicate");
            }
        }));

        (await told.OneAsync(message => message.Day == rate.Day)).Source.ShouldBe(rate.Source);
        await finance.ToldAsync();
        told.All.Count(message => message.Day == rate.Day).ShouldBe(1);
        (await RefusedAsync(() => payer.RecordRateAsync(rate with { UnitsPerEur = 1.09m }, Ct), HttpStatusCode.Conflict, "rate.recorded")).Facts["unitsPerEur"].GetDecimal().ShouldBe(1.08123456m);
        await RefusedAsync(() => payer.RecordRateAsync(rate with { Day = new(2025, 2, 2), UnitsPerEur = 10.8m }, Ct), HttpStatusCode.UnprocessableEntity, "rate.implausible");
        await RefusedAsync(() => payer.RecordRateAsync(rate with { Day = finance.Today.AddDays(1) }, Ct), HttpStatusCode.UnprocessableEntity, "rate.future");
        await RefusedAsync(() => payer.RecordRateAsync(rate with { Currency = Currency.Eur }, Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => payer.RecordRateAsync(rate with { Day = new(2025, 2, 2), UnitsPerEur = 1.123456789m }, Ct), HttpStatusCode.BadRequest, "rate.shape");
        await RefusedAsync(() => payer.RecordRateAsync(rate with { Source = " " }, Ct), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_finance_with_a_role_that_counts_now_records_rates()
    {
        var rate = new NewRate(Currency.Usd, new(2025, 3, 1), 1.08m, "NBC");
        var facilitator = finance.As(await finance.PersonAsync(Roles.Facilitator), Roles.Facilitator);
        var ended = new RoleChanged(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "Gone", Roles.FinancePay, null, null, finance.Clock.GetUtcNow().AddDays(-9), finance.Clock.GetUtcNow().AddDays(-1));
        await finance.RoleAsync(ended);

        await RefusedAsync(() => facilitator.RecordRateAsync(rate, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => finance.As(ended.PersonId, Roles.FinancePay).RecordRateAsync(rate, Ct), HttpStatusCode.Forbidden, "step.not_yours");
        await RefusedAsync(() => finance.As(ended.PersonId, Roles.Admin).ImportRateAsync("usd-x", rate, Ct), HttpStatusCode.Forbidden, "role.missing");
        (await finance.InDatabaseAsync(db => db.Rates.AnyAsync(known => known.Day == rate.Day, Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_import_is_repeated_without_effect_and_never_changes_a_rate()
    {
        var rate = new NewRate(Currency.Khr, new(2025, 4, 1), 4_450m, "NBC");

        (await finance.Importer.ImportRateAsync("khr-april", rate, Ct)).Outcome.ShouldBe("created");
        (await finance.Importer.ImportRateAsync("khr-april", rate, Ct)).Outcome.ShouldBe("unchanged");
        (await finance.Importer.ImportRateAsync("khr-april-again", rate, Ct)).Outcome.ShouldBe("unchanged");
        await RefusedAsync(() => finance.Importer.ImportRateAsync("khr-april", rate with { UnitsPerEur = 4_451m }, Ct), HttpStatusCode.Conflict, "rate.recorded");
        await RefusedAsync(() => finance.Importer.ImportRateAsync("khr-april", rate with { Day = new(2025, 4, 2) }, Ct), HttpStatusCode.Conflict, "rate.recorded");
    }

    [Fact]
    public async Task Rates_are_listed_the_newest_day_first_page_by_page()
    {
        await finance.RatesAsync(new(2025, 6, 1), 1.10m, 4_500m);
        await finance.RatesAsync(new(2025, 6, 2), 1.11m, 4_510m);
        var reader = finance.As(await finance.PersonAsync(Roles.Auditor), Roles.Auditor);

        var first = await reader.ListRatesAsync(Ct, limit: 3);
        var second = await reader.ListRatesAsync(Ct, cursor: first.Next, limit: 2);

        first.Items.Concat(second.Items).Take(4).Select(rate => (rate.Day.Day, rate.Currency, rate.UnitsPerEur)).ShouldBe(
            [(2, "KHR", 4_510m), (2, "USD", 1.11m), (1, "KHR", 4_500m), (1, "USD", 1.10m)]);
        (await reader.ListRatesAsync(Ct, currency: "USD")).Items.ShouldAllBe(rate => rate.Currency == "USD");
        await RefusedAsync(() => reader.ListRatesAsync(Ct, cursor: "yesterday"), HttpStatusCode.BadRequest, "cursor.unknown");
        await RefusedAsync(() => reader.ListRatesAsync(Ct, currency: "XXX"), HttpStatusCode.BadRequest);
    }
}
