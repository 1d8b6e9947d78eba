using CCoP.Finance.Domain;
using static CCoP.Finance.Tests.Domain.World;

namespace CCoP.Finance.Tests.Domain;

public sealed class RateTests
{
    private static readonly DateTimeOffset Now = PhnomPenh.At(PaidOn, new TimeOnly(10, 0));
    private static readonly NewRate Dollar = new(Currency.Usd, PaidOn, 1.0800m, "National Bank of Cambodia");

    [Fact]
    public void It_is_recorded_with_its_source_and_told()
    {
        var told = Record(Dollar with { UnitsPerEur = 1.08012345m }).Recorded();

        (told.Currency, told.Day, told.UnitsPerEur, told.Source).ShouldBe((Currency.Usd, PaidOn, 1.08012345m, "National Bank of Cambodia"));
    }

    [Fact]
    public void It_does_not_change_once_recorded()
    {
        var rate = Record(Dollar);

        rate.RequireSame(Dollar with { Source = "Another" });
        Refused(() => rate.RequireSame(Dollar with { UnitsPerEur = 1.0801m }), "rate.recorded", Refusal.NotAvailable);
    }

    [Fact]
    public void A_slip_of_the_hand_is_refused()
    {
        var before = new RecordedRate(Currency.Usd, PaidOn.AddDays(-1), 1.0800m, "NBC");

        Refused(() => Rate.Record(Dollar with { UnitsPerEur = 10.80m }, before, null, Now), "rate.implausible").Facts["before"].ShouldBe(1.0800m);
        Rate.Record(Dollar with { UnitsPerEur = 1.2960m }, before, null, Now).UnitsPerEur.ShouldBe(1.2960m);
        Refused(() => Rate.Record(Dollar with { UnitsPerEur = 1.2961m }, before, null, Now), "rate.implausible");
        Refused(() => Record(Dollar with { Day = PaidOn.AddDays(1) }), "rate.future");
        Refused(() => Record(Dollar with { Currency = Currency.Eur }), "money.currency", Refusal.Malformed);
        foreach (var wrong in new[] { 0m, -1m, 1.000000001m, 1_000_000.01m })
        {
            Refused(() => Record(Dollar with { UnitsPerEur = wrong }), "rate.shape", Refusal.Malformed);
        }
    }

    private static Rate Record(NewRate told) => Rate.Record(told, null, null, Now);
}
