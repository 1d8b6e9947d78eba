using System.Globalization;
using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Forms;

namespace CCoP.Web.Components.Pages.Proposals;

/// <summary>A line of the budget as it is typed.</summary>
public sealed class BudgetRow : FormRow
{
    public string? Description { get; set; }

    public string? Unit { get; set; }

    public string? Quantity { get; set; }

    public MoneyInput UnitCost { get; set; } = new() { Currency = Currency.Usd };

    public Guid? ActivityId { get; set; }

    public Guid? OrganisationId { get; set; }

    public PaymentOption? Option { get; set; }

    public static (string Key, BudgetRow Row) Of(BudgetLineItem line, int position) => (line.Id.ToString(), new()
    {
        Position = position,
        Description = line.Description,
        Unit = line.Unit,
        Quantity = line.Quantity.ToString("0.###", CultureInfo.InvariantCulture),
        UnitCost = MoneyInput.Of(line.UnitCost),
        ActivityId = line.ActivityId,
        OrganisationId = line.OrganisationId,
        Option = line.Option,
    });

    /// <summary>Another line begins like the one above it.</summary>
    public static BudgetRow After(BudgetRow? last) => last is null
        ? new()
        : new() { UnitCost = new() { Currency = last.UnitCost.Currency }, ActivityId = last.ActivityId, OrganisationId = last.OrganisationId, Option = last.Option };

    /// <summary>Null while something is missing or cannot be read.</summary>
    public BudgetLine? Read(Guid? id) => !Problems().Any()
        ? new(id, Description!.Trim(), Unit!.Trim(), Number!.Value, UnitCost.Read()!.Value, ActivityId, OrganisationId, Option)
        : null;

    /// <summary>Fields that cannot be sent, with the code of the sentence that says why.</summary>
    public IEnumerable<(string Field, string Code)> Problems()
    {
        if (string.IsNullOrWhiteSpace(Description))
        {
            yield return (nameof(Description), "field.missing");
        }

        if (Number is null)
        {
            yield return (nameof(Quantity), string.IsNullOrWhiteSpace(Quantity) ? "field.missing" : "field.invalid");
        }

        if (string.IsNullOrWhiteSpace(Unit))
        {
            yield return (nameof(Unit), "field.missing");
        }

        if (UnitCost.Read() is null)
        {
            yield return (nameof(UnitCost), UnitCost.IsEmpty ? "field.missing" : "money.unreadable");
        }

        foreach (var (field, value) in new (string, object?)[] { (nameof(ActivityId), ActivityId), (nameof(OrganisationId), OrganisationId), (nameof(Option), Option) })
        {
            if (value is null)
            {
                yield return (field, "field.missing");
            }
        }
    }

    private decimal? Number => decimal.TryParse(MoneyInput.Number(Quantity), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
