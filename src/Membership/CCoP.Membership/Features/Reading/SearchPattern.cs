namespace CCoP.Membership.Features.Reading;

/// <summary>What was typed, as the database looks for it: its wildcards stand for themselves.</summary>
internal static class SearchPattern
{
    public static string Within(string sought) =>
        "%" + sought.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
