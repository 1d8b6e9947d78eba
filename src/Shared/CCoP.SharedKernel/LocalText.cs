namespace CCoP.SharedKernel;

/// <summary>A text in English and in Khmer. Khmer may still be missing (null); then the English one is shown with its language marked.</summary>
public sealed record LocalText(string En, string? Km = null)
{
    /// <summary>The text for a reader of <paramref name="language"/> (<c>en</c> or <c>km</c>) and the language it is really in.</summary>
    public (string Text, string Language) For(string language) =>
        language == "km" && !string.IsNullOrWhiteSpace(Km) ? (Km, "km") : (En, "en");
}
