namespace CCoP.Events.Domain;

/// <summary>The 25 provinces of Cambodia by their ISO 3166-2 codes; the spelling of a source stays in the place (C12).</summary>
internal static class Province
{
    public const int CodeLength = 5;

    private static readonly HashSet<string> Codes = [.. Enumerable.Range(1, 25).Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"KH-{number}"))];

    /// <summary>Null where a gathering is online, or its place is not known.</summary>
    public static string? Checked(string? code)
    {
        Rule.Shape(code is null || Codes.Contains(code), "gathering.province", "Choose one of the 25 provinces, or none.");
        return code;
    }
}
