namespace CCoP.Events.Domain;

/// <summary>How long a text may be, in characters.</summary>
internal static class Lengths
{
    public const int Key = 60;
    public const int Slug = 80;
    public const int Title = 200;
    public const int Place = 200;
    public const int Word = 100;
    public const int Source = 300;
    public const int Reason = 1_000;
    public const int Prose = 2_000;
    public const int Writing = 4_000;
    public const int Body = 20_000;
}
