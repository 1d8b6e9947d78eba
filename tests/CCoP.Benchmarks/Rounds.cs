namespace CCoP.Benchmarks;

/// <summary>
/// Measures every side once a round, so that whatever else the machine does meets all of them alike; what counts is the median of
/// the rounds, and a ratio is taken within its round.
/// </summary>
internal static class Rounds
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyDictionary<string, List<Sample>>> RunAsync(
        Platform platform, Records records, IReadOnlyCollection<string> only, TimeSpan duration, int rounds, CancellationToken ct)
    {
        var sides = new Paths(platform, records).Sides.Where(side => only.Count == 0 || IsNeeded(side.Name, only)).ToList();
        foreach (var side in sides)
        {
            await side.RunAsync(WarmUp, ct);
        }

        var measured = sides.ToDictionary(side => side.Name, _ => new List<Sample>());
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var side in sides)
            {
                var before = ProcessorTime.Milliseconds();
                var sample = await side.RunAsync(duration, ct);
                sample = sample with { ProcessorMilliseconds = (ProcessorTime.Milliseconds() - before) / sample.Count };
                measured[side.Name].Add(sample);
                Console.WriteLine(FormattableString.Invariant($"Round {round} of {rounds}: {side.Name,-40} {sample.PerSecond,10:N0}/s  p50 {sample.P50,7:F1} ms  p99 {sample.P99,7:F1} ms  processors {sample.ProcessorMilliseconds,6:F2} ms"));
            }
        }

        return measured;
    }

    private static bool IsNeeded(string side, IReadOnlyCollection<string> only) =>
        only.Contains(side) || Paths.Ratios.Any(path => only.Contains(path.Id) && (path.Floor == side || path.SameAnswer == side)) || Paths.Deliveries.Any(path => only.Contains(path.Id) && path.Floor == side);
}
