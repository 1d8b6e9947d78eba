namespace CCoP.Web.Components.Pages.Public;

/// <summary>What an address asks for: an empty field of a filter asks for nothing, and neither does a word that nobody knows.</summary>
internal static class Asked
{
    public static string? Word(string? query) => string.IsNullOrWhiteSpace(query) ? null : query;

    public static TValue? One<TValue>(string? query) where TValue : struct, Enum =>
        Array.Find(Enum.GetNames<TValue>(), name => name.Equals(query, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<TValue>(known) : null;
}
