using System.Diagnostics.Metrics;
using System.Globalization;

namespace CCoP.Persistence;

/// <summary>For whoever watches the platform: how long the oldest message has been waiting to be sent (G09).</summary>
internal sealed class OutboxAge
{
    /// <summary>Milliseconds since 1970; 0 while nothing waits.</summary>
    private long savedAt;

    public OutboxAge(IMeterFactory meters, TimeProvider clock) => meters.Create("CCoP.Outbox").CreateObservableGauge(
        "ccop.outbox.age",
        () => Volatile.Read(ref savedAt) is > 0 and var since ? (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(since)).TotalSeconds : 0,
        "s", "How long the oldest message has been waiting to be sent");

    /// <param name="messageId">Null when nothing waits. A version 7 UUID begins with the time when it was made.</param>
    public void OldestIs(string? messageId) =>
        Volatile.Write(ref savedAt, messageId is null ? 0 : long.Parse(messageId.Replace("-", "", StringComparison.Ordinal).AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
