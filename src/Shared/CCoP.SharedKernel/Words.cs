namespace CCoP.SharedKernel;

/// <summary>Text that people send: its length is counted in characters, so Khmer has as much room as English.</summary>
public static class Words
{
    /// <summary>The text without blanks around it; refused (400) when it is too long or holds characters that no keyboard types.</summary>
    public static string Checked(string? text, int max, string field, bool required = true)
    {
        var trimmed = (text ?? "").ReplaceLineEndings("\n").Trim();
        Rule.Shape(!required || trimmed.Length > 0, "text.missing", "Fill in the text.", ("field", field));
        Rule.Shape(trimmed.Length <= max, "text.too_long", "The text is too long. Shorten it.", ("field", field), ("max", max));
        Rule.Shape(
            !trimmed.Any(character => char.IsControl(character) && character is not ('\n' or '\t')),
            "text.unreadable", "The text holds control characters. Type it again.", ("field", field));
        return trimmed;
    }

    /// <summary>A text that may be left out: empty becomes null.</summary>
    public static string? CheckedOrNone(string? text, int max, string field) => string.IsNullOrWhiteSpace(text) ? null : Checked(text, max, field);

    /// <summary>English needed, Khmer optional: empty Khmer becomes null.</summary>
    public static LocalText Checked(LocalText? text, int max, string field) => new(Checked(text?.En, max, field), CheckedOrNone(text?.Km, max, field));

    /// <summary>A text that may be left out in both languages.</summary>
    public static LocalText? CheckedOrNone(LocalText? text, int max, string field) =>
        string.IsNullOrWhiteSpace(text?.En) && string.IsNullOrWhiteSpace(text?.Km) ? null : Checked(text, max, field);

    /// <summary>A list without holes in it.</summary>
    public static IReadOnlyList<T> Checked<T>(IReadOnlyList<T>? list, string field) where T : class
    {
        Rule.Shape(list is not null && list.All(item => item is not null), "list.hole", "The list has an empty item.", ("field", field));
        return list;
    }
}
