namespace CCoP.Finance.Domain;

/// <summary>Amounts and days that people send; for text see <see cref="Words"/>.</summary>
internal static class Told
{
    /// <summary>How long a reason may be.</summary>
    public const int Reason = 1_000;

    /// <summary>An amount above zero; its decimals and currency were checked when it was read.</summary>
    public static Money Checked(Money? amount, string field)
    {
        Rule.Shape(amount is { Amount: > 0 }, "money.not_positive", "Enter an amount above zero.", ("field", field));
        return amount.Value;
    }

    /// <summary>A day that people can mean.</summary>
    public static DateOnly Checked(DateOnly? day, string field)
    {
        Rule.Shape(day is { Year: >= 2020 and <= 2100 }, "day.year", "Check the year of this day.", ("field", field));
        return day.Value;
    }
}
