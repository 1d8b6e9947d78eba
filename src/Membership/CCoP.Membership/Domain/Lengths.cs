namespace CCoP.Membership.Domain;

/// <summary>How long a text may be, in characters.</summary>
internal static class Lengths
{
    public const int Key = 60;
    public const int Name = 200;
    public const int Prose = 2_000;
    public const int Source = 300;
    public const int Printed = 500;
    public const int Reason = 1_000;

    /// <summary>Other spellings in use.</summary>
    public static List<string> Aliases(IReadOnlyList<string>? told) => [.. Words.Checked(told ?? [], "aliases").Select(alias => Words.Checked(alias, Name, "aliases"))];
}
