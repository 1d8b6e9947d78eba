namespace CCoP.Finance.Domain;

/// <summary>Text that people send: its length is counted in characters, so Khmer has as much room as English.</summary>
internal static class Words
{
    public const int Reason = 1_000;

    /// <summary>The text without blanks around it; refused (400) when it is empty, too long or holds characters that no keyboard types.</summary>
    public static string Checked(string? text, int max, string field)
    {
        var trimmed = (text ?? "").ReplaceLineEndings("\n").Trim();
        Rule.Shape(trimmed.Length > 0, "text.missing", "Fill in the text.", ("field", field));
        Rule.Shape(trimmed.Length <= max, "text.too_long", "The text is too long. Shorten it.", ("field", field), ("max", max));
        Rule.Shape(
            !trimmed.Any(character => char.IsControl(character) && character is not ('\n' or '\t')),
            "text.unreadable", "The text holds control characters. Type it again.", ("field", field));
        return trimmed;
    }

    /// <summary>A list without holes in it.</summary>
    public static IReadOnlyList<T> Checked<T>(IReadOnlyList<T>? list, string field) where T : class
    {
        Rule.Shape(list is not null && list.All(item => item is not null), "list.hole", "The list has an empty item.", ("field", field));
        return list;
    }

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
