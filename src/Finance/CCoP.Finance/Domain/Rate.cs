namespace CCoP.Finance.Domain;

/// <summary>
/// How many units of a currency one EUR was worth on a day, and who says so (N15). It never changes once recorded: journals,
/// clearances and the copies of other services rest on it.
/// </summary>
internal sealed class Rate
{
    private const int Decimals = 8;
    private const decimal Largest = 1_000_000m;

    /// <summary>A rate that is further than this from the one before it is a slip of the hand.</summary>
    private const decimal PlausibleChange = 0.20m;

    private Rate()
    {
    }

    public Id<Rate> Id { get; private init; }

    /// <summary>Of the import that brought it; null when a person recorded it.</summary>
    public string? SourceKey { get; private init; }

    public string Currency { get; private init; } = "";

    public DateOnly Day { get; private init; }

    /// <summary>Units of the currency for 1 EUR.</summary>
    public decimal UnitsPerEur { get; private init; }

    public string Source { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    public static Rate Record(NewRate told, RecordedRate? before, string? sourceKey, DateTimeOffset now)
    {
        var (day, units) = (Told.Checked(told.Day, "day"), told.UnitsPerEur!.Value);
        Rule.Shape(told.Currency is SharedKernel.Currency.Usd or SharedKernel.Currency.Khr, "money.currency", "Rates are recorded for USD and KHR.");
        Rule.Shape(
            units is > 0 and <= Largest && units == Math.Round(units, Decimals) && Math.Round(units, Decimals) > 0,
            "rate.shape", "A rate is above zero, at most one million, with up to eight decimals.");
        Rule.Require(day <= PhnomPenh.Day(now), "rate.future", "A rate is recorded on its day or later.");
        Rule.Require(
            before is null || Math.Abs(units - before.UnitsPerEur) <= before.UnitsPerEur * PlausibleChange,
            "rate.implausible", "This rate is more than 20 percent away from the one before it. Check its digits.",
            ("before", before?.UnitsPerEur), ("day", before?.Day));
        return new Rate
        {
            Id = Id<Rate>.New(),
            SourceKey = sourceKey,
            Currency = told.Currency,
            Day = day,
            UnitsPerEur = units,
            Source = Words.Checked(told.Source, 200, "source"),
            RecordedAt = now,
        };
    }

    public RateRecorded Recorded() => new(Id.Value, Currency, Day, UnitsPerEur, Source, RecordedAt);

    /// <summary>Recording the same again is no mistake; another rate for the same day is one.</summary>
    public void RequireSame(NewRate told) => Rule.Available(
        (Currency, Day, UnitsPerEur) == (told.Currency, told.Day, told.UnitsPerEur),
        "rate.recorded", "Another rate is recorded for this day, and a recorded rate does not change. Record the right one for the next day.",
        ("unitsPerEur", UnitsPerEur));
}

/// <summary>The rates in force on a day: per currency the latest of that day or before it, and 1 for EUR.</summary>
internal sealed class Rates(DateOnly day, IReadOnlyList<RecordedRate> inForce)
{
    public DateOnly Day { get; } = day;

    public IReadOnlyList<RecordedRate> InForce { get; } = inForce;

    public bool Has(string currency) => currency == Currency.Eur || InForce.Any(rate => rate.Currency == currency);

    public Money InEur(Money money) => money.InEur(UnitsPerEur(money.Currency));

    /// <summary>What a value in EUR is in another currency.</summary>
    public Money FromEur(Money eur, string currency) => eur.FromEur(currency, UnitsPerEur(currency));

    /// <summary>Only those of some currencies: what a record that used them keeps.</summary>
    public IReadOnlyList<RecordedRate> Of(IEnumerable<string> currencies)
    {
        var used = currencies.ToHashSet(StringComparer.Ordinal);
        return [.. InForce.Where(rate => used.Contains(rate.Currency)).OrderBy(rate => rate.Currency, StringComparer.Ordinal)];
    }

    private decimal UnitsPerEur(string currency)
    {
        if (currency == Currency.Eur)
        {
            return 1m;
        }

        var rate = InForce.FirstOrDefault(rate => rate.Currency == currency);
        Rule.Require(
            rate is not null, "rate.missing", "No rate is recorded for this currency on this day or before it. Ask the finance team to record it.",
            ("currency", currency), ("day", Day));
        return rate.UnitsPerEur;
    }
}
