namespace CCoP.Proposals.Domain;

/// <summary>The provinces of Cambodia by their ISO 3166-2 codes, <c>KH-1</c> to <c>KH-25</c>.</summary>
internal static class Province
{
    private const int Count = 25;

    public static string Checked(string? code, params (string Name, object? Value)[] facts)
    {
        Rule.Shape(
            code is not null && code.StartsWith("KH-", StringComparison.Ordinal) && int.TryParse(code.AsSpan(3), out var number) && number is >= 1 and <= Count && code == $"KH-{number}",
            "province.unknown", "Choose one of the 25 provinces.", facts);
        return code;
    }
}
