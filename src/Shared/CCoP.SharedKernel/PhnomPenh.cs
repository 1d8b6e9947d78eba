namespace CCoP.SharedKernel;

/// <summary>The clock on the wall in Cambodia: UTC+7 all year.</summary>
public static class PhnomPenh
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    /// <summary>The instant at which this day and time is shown on a clock in Phnom Penh.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), Offset).ToUniversalTime();

    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);
}

/// <summary>A last moment as people read it. One shown as 17:00 refuses at 17:00:00.000 in Phnom Penh (P18).</summary>
public readonly record struct Deadline(DateTimeOffset At)
{
    public bool HasPassed(DateTimeOffset now) => now >= At;
}
