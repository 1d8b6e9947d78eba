namespace CCoP.Testing;

/// <summary>The system's clock, moved on by what a test says.</summary>
public sealed class TestClock : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    /// <summary>Moves the clock so that it shows this instant now.</summary>
    public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref ahead, (instant - System.GetUtcNow()).Ticks);
}
