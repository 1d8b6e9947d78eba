using System.Globalization;
using System.Text;

namespace CCoP.Benchmarks;

/// <summary>What was measured, as a table in Markdown.</summary>
internal static class Report
{
    public static string Write(IReadOnlyDictionary<string, List<Sample>> measured, int rounds, TimeSpan duration)
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"Medians of {rounds} rounds of {duration.TotalSeconds:0} s, {Load.Connections} connections; {Environment.ProcessorCount} processors shared by servers, services and load.");
        table.AppendLine().AppendLine("| path | what | req/s | p50 ms | p99 ms | processors ms | of its floor | goal | met | its floor's processors |").AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var path in Paths.Ratios.Where(path => measured.ContainsKey(path.Id)))
        {
            var (samples, floor) = (measured[path.Id], measured[path.Floor]);
            var ratio = Ratio(samples, floor);
            table.AppendLine(CultureInfo.InvariantCulture, $"| {path.Id} | {path.What} | {Numbers(samples)} | {ratio:F2} of {path.Floor}{SameAnswer(path, measured)} | {Goal(path.Goal)} | {(path.Goal is { } goal ? Met(ratio >= goal) : "")} | {Median(samples.Zip(floor, (one, other) => other.ProcessorMilliseconds / one.ProcessorMilliseconds)):F2} |");
        }

        foreach (var path in Paths.Deliveries.Where(path => measured.ContainsKey(path.Id)))
        {
            var (samples, floor) = (measured[path.Id], measured[path.Floor]);
            var met = Median(samples.Select(sample => sample.P50)) <= path.GoalP50 && Median(samples.Select(sample => sample.P99)) <= path.GoalP99;
            table.AppendLine(CultureInfo.InvariantCulture, $"| {path.Id} | {path.What} | {Numbers(samples)} | {path.Floor}: p50 {Median(floor.Select(sample => sample.P50)):F1}, p99 {Median(floor.Select(sample => sample.P99)):F1} | p50 <= {path.GoalP50:0}, p99 <= {path.GoalP99:0} | {Met(met)} | |");
        }

        table.AppendLine().AppendLine("| floor | req/s | p50 ms | p99 ms | processors ms |").AppendLine("|---|---|---|---|---|");
        foreach (var (name, samples) in measured.Where(side => !Paths.Ratios.Any(path => path.Id == side.Key) && !Paths.Deliveries.Any(path => path.Id == side.Key)))
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Numbers(samples)} |");
        }

        return table.ToString();
    }

    private static string Numbers(List<Sample> samples)
    {
        var times = samples[0].Milliseconds.Count == 0 ? " | " : string.Create(CultureInfo.InvariantCulture, $"{Median(samples.Select(sample => sample.P50)):F1} | {Median(samples.Select(sample => sample.P99)):F1}");
        return string.Create(CultureInfo.InvariantCulture, $"{Median(samples.Select(sample => sample.PerSecond)):N0} | {times} | {Median(samples.Select(sample => sample.ProcessorMilliseconds)):F2}");
    }

    private static string SameAnswer(MeasuredPath path, IReadOnlyDictionary<string, List<Sample>> measured) =>
        path.SameAnswer is { } floor ? string.Create(CultureInfo.InvariantCulture, $", {Ratio(measured[path.Id], measured[floor]):F2} of {floor}") : "";

    private static double Ratio(List<Sample> samples, List<Sample> floor) => Median(samples.Zip(floor, (one, other) => one.PerSecond / other.PerSecond));

    private static string Goal(double? goal) => goal is { } share ? string.Create(CultureInfo.InvariantCulture, $">= {share:F2}") : "";

    private static string Met(bool met) => met ? "yes" : "no";

    private static double Median(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
