namespace CCoP.Proposals.Domain;

/// <summary>The rates in force: per currency the latest that is recorded, and 1 for EUR.</summary>
internal sealed class Rates(IEnumerable<RateCopy> latest)
{
    private readonly Dictionary<string, RateCopy> byCurrency = latest.ToDictionary(rate => rate.Currency, StringComparer.Ordinal);

    public IEnumerable<RateCopy> All => byCurrency.Values;

    public bool Has(string currency) => currency == Currency.Eur || byCurrency.ContainsKey(currency);

    /// <summary>Null when no rate is recorded.</summary>
    public Money? InEur(Money money) => money.Currency == Currency.Eur ? money
        : byCurrency.TryGetValue(money.Currency, out var rate) ? money.InEur(rate.UnitsPerEur)
        : null;
}
