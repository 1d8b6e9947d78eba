namespace CCoP.Proposals.Domain;

/// <summary>How long a text may be, in characters.</summary>
internal static class Lengths
{
    public const int Key = 60;
    public const int Title = 200;
    public const int Place = 200;
    public const int Source = 300;

    /// <summary>Why somebody is or is not impartial.</summary>
    public const int Ground = 1_000;

    public const int Note = 2_000;
    public const int Reason = 4_000;
    public const int Minutes = 8_000;

    /// <summary>Of a step that is not the committee's decision.</summary>
    public const int Why = 1_000;
}
