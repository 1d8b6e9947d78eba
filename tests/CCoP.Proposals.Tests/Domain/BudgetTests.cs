using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

public sealed class BudgetTests
{
    private readonly World world = new();

    [Theory]
    [InlineData("3", "33.33", "USD", "99.99")]
    [InlineData("0.333", "10.00", "USD", "3.33")]
    [InlineData("0.5", "0.01", "EUR", "0.01")]
    [InlineData("1.5", "4001", "KHR", "6002")]
    [InlineData("2.5", "1001", "KHR", "2503")]
    public void A_line_is_rounded_to_its_currency_half_away_from_zero(string quantity, string cost, string currency, string total)
    {
        var proposal = world.Complete();
        proposal.FillBudget([World.Line(proposal, Number(quantity), new Money(Number(cost), currency))], 1);

        proposal.Budget.ShouldHaveSingleItem().Total.ShouldBe(new Money(Number(total), currency));
    }

    [Fact]
    public void The_sum_is_that_of_the_rounded_lines()
    {
        var proposal = world.Complete();
        proposal.FillBudget([.. Enumerable.Range(0, 3).Select(_ => World.Line(proposal, 1, Money.Usd(1)))], 1);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);

        // 1 / 1.08 = 0.9259 is 0.93 a line; the sum of the unrounded would be 2.78.
        world.Submit(proposal).Single().RequestedEur.ShouldBe(Money.Eur(2.79m));
    }

    [Fact]
    public void Bad_lines_are_refused_and_nothing_of_them_stays()
    {
        var proposal = world.Complete();
        var good = World.Line(proposal, 1, Money.Usd(1));

        World.Refused(() => proposal.FillBudget([good with { Quantity = 0 }], 1), "budget.quantity");
        World.Refused(() => proposal.FillBudget([good with { Quantity = 1_000_001 }], 1), "budget.quantity");
        World.Refused(() => proposal.FillBudget([good with { Quantity = 1.0001m }], 1), "budget.quantity_decimals").Refusal.ShouldBe(Refusal.Malformed);
        World.Refused(() => proposal.FillBudget([good with { UnitCost = Money.Usd(-1) }], 1), "budget.cost");
        World.Refused(() => proposal.FillBudget([good with { UnitCost = default }], 1), "money.currency").Refusal.ShouldBe(Refusal.Malformed);
        World.Refused(() => proposal.FillBudget([good with { Quantity = 1_000_000, UnitCost = Money.Khr(999_999_999_999) }], 1), "budget.too_large");
        World.Refused(() => proposal.FillBudget([good with { ActivityId = Guid.CreateVersion7() }], 1), "budget.unknown_activity");
        World.Refused(() => proposal.FillBudget([good with { OrganisationId = Guid.CreateVersion7() }], 1), "budget.unknown_member");
        World.Refused(() => proposal.FillBudget([good with { Id = Guid.CreateVersion7() }], 1), "budget.unknown_line");
        World.Refused(() => proposal.FillBudget([good with { Description = " " }], 1), "text.missing");
    }

    [Fact]
    public void An_activity_with_lines_stays()
    {
        var proposal = world.Complete();

        World.Refused(() => proposal.PlanActivities([], 1), "activity.has_lines");
        World.Refused(() => proposal.PlanActivities([new(proposal.Activities[0].Id.Value, "Screening", "KH-26", new(2027, 1, 1), new(2027, 1, 2))], 1), "province.unknown");
        World.Refused(() => proposal.PlanActivities([new(proposal.Activities[0].Id.Value, "Screening", "KH-2", new(2027, 1, 3), new(2027, 1, 2))], 1), "activity.dates");
        World.Refused(() => proposal.PlanActivities([new(Guid.CreateVersion7(), "Foreign", "KH-2", new(2027, 1, 1), new(2027, 1, 2))], 1), "activity.unknown");
    }

    [Theory]
    [InlineData("100.00", "33.34 33.33 33.33", "33.33 33.33 33.33")]
    [InlineData("0.01", "0.01 0.00 0.00", "33.33 33.33 33.33")]
    [InlineData("50.00", "49.96 0.04", "999.20 0.80")]
    public void A_partial_approval_is_spread_to_the_cent(string approved, string expected, string requested) =>
        BudgetEntry.Spread(Number(approved), Numbers(requested)).ShouldBe(Numbers(expected));

    [Fact]
    public void However_an_amount_is_spread_no_cent_is_lost_and_no_line_is_negative()
    {
        var random = new Random(4);
        for (var round = 0; round < 2_000; round++)
        {
            var requested = Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(0, 500_000) / 100m).Append(0.01m).ToList();
            var approved = random.Next(1, (int)(requested.Sum() * 100) + 1) / 100m;

            var parts = BudgetEntry.Spread(approved, requested);

            parts.Sum().ShouldBe(approved);
            parts.ShouldAllBe(part => part >= 0);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static List<decimal> Numbers(string text) => [.. text.Split(' ').Select(Number)];
}
