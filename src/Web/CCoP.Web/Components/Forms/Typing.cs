namespace CCoP.Web.Components.Forms;

/// <summary>What was typed, as services keep it.</summary>
public static class Typing
{
    public static bool IsThere(string? typed) => !string.IsNullOrWhiteSpace(typed);

    /// <summary>Null for nothing.</summary>
    public static string? Line(string? typed) => IsThere(typed) ? typed!.ReplaceLineEndings("\n").Trim() : null;

    /// <summary>Every line that is not empty.</summary>
    public static IReadOnlyList<string> Lines(string? typed) => [.. (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A text in both languages, Khmer where it was written.</summary>
    public static LocalText Text(string? english, string? khmer) => new(Line(english) ?? "", Line(khmer));

    /// <summary>As the other; null when nothing was typed.</summary>
    public static LocalText? TextOrNone(string? english, string? khmer) => IsThere(english) || IsThere(khmer) ? Text(english, khmer) : null;
}
