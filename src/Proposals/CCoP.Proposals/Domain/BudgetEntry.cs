namespace CCoP.Proposals.Domain;

/// <summary>A line of the budget grid (P06). The server computes every total: rounded line by line, then summed.</summary>
internal sealed class BudgetEntry
{
    private const decimal LargestQuantity = 1_000_000m;
    private const decimal LargestTotal = 999_999_999_999m;
    private const int QuantityDecimals = 3;

    private BudgetEntry()
    {
    }

    public Id<BudgetEntry> Id { get; private init; }

    public int Position { get; private set; }

    public string Description { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public decimal Quantity { get; private set; }

    public Money UnitCost { get; private set; }

    public Id<Activity> ActivityId { get; private set; }

    /// <summary>The member that spends it.</summary>
    public Guid OrganisationId { get; private set; }

    public PaymentOption Option { get; private set; }

    /// <summary>At the rate in force on submission; null before.</summary>
    public decimal? RequestedEur { get; private set; }

    /// <summary>Its part of the approved amount; null before the award.</summary>
    public decimal? ApprovedEur { get; private set; }

    public Money Total => UnitCost * Quantity;

    public static BudgetEntry Add() => new() { Id = Id<BudgetEntry>.New() };

    public void Fill(int position, BudgetLine told)
    {
        var line = ("line", (object?)(position + 1));
        Rule.Shape(Currency.IsKnown(told.UnitCost.Currency), "money.currency", "Use EUR, USD or KHR.", line);
        Rule.Require(told.UnitCost.Amount > 0, "budget.cost", "A unit cost is above zero.", line);
        Rule.Require(told.Quantity > 0 && told.Quantity <= LargestQuantity, "budget.quantity", "A quantity is above zero and at most one million.", line);
        Rule.Shape(Math.Round(told.Quantity, QuantityDecimals) == told.Quantity, "budget.quantity_decimals", "A quantity has at most three decimals.", line);
        Rule.Require(told.UnitCost.Amount <= LargestTotal / told.Quantity, "budget.too_large", "This line is too large. Check its quantity and unit cost.", line);
        (Position, Description, Unit) = (position, Words.Checked(told.Description, Lengths.Title, "description"), Words.Checked(told.Unit, 60, "unit"));
        (Quantity, UnitCost, ActivityId) = (told.Quantity, told.UnitCost, new(told.ActivityId!.Value));
        (OrganisationId, Option) = (told.OrganisationId!.Value, told.Option!.Value);
    }

    public void Freeze(Money requested) => RequestedEur = requested.Amount;

    public void Approve(decimal eur) => ApprovedEur = eur;

    public BudgetLine ToLine() => new(Id.Value, Description, Unit, Quantity / 1.000m, UnitCost, ActivityId.Value, OrganisationId, Option);

    public AwardLine ToAwardLine() => new(Id.Value, Description, ActivityId.Value, OrganisationId, Option, Money.Eur(ApprovedEur!.Value), UnitCost.Currency);

    /// <summary>
    /// Spreads an approved amount over the requested ones in proportion, to the cent and without a cent lost:
    /// each gets its part rounded down, the cents left over go to those that lost most.
    /// </summary>
    public static IReadOnlyList<decimal> Spread(decimal approved, IReadOnlyList<decimal> requested)
    {
        var total = requested.Sum();
        var exact = requested.Select(amount => total == 0 ? 0 : approved * amount / total).ToList();
        var parts = exact.Select(amount => Math.Floor(amount * 100) / 100).ToList();
        var cents = (int)Math.Round((approved - parts.Sum()) * 100);
        foreach (var index in Enumerable.Range(0, parts.Count).OrderByDescending(index => exact[index] - parts[index]).ThenBy(index => index).Take(cents))
        {
            parts[index] += 0.01m;
        }

        return parts;
    }
}
