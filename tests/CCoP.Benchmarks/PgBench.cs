using System.Globalization;
using System.Text.RegularExpressions;

namespace CCoP.Benchmarks;

/// <summary>The floor's SQL without any program around it, by PostgreSQL's own measuring tool.</summary>
internal static partial class PgBench
{
    private const int Clients = 8;

    /// <summary>Random records stand where the floor has its parameters.</summary>
    private static readonly (string Parameter, string Value)[] Values =
    [
        (":id", $"known(1 + (:n::bigint % {Records.Whole}))"),
        (":cursor", $"known(21 + (:n::bigint % {Records.Proposals - 21}))"),
        (":fresh", "known(1000000 + :n::bigint)"),
    ];

    public static Task<Sample> RunAsync(Platform platform, FloorWrite write, TimeSpan duration, CancellationToken ct) => RunAsync(
        platform, write.Database, [.. write.Statements.Select(statement => statement.Replace(":target", $"known({write.First} + (:n::bigint % {write.Count}))", StringComparison.Ordinal))], duration, ct);

    public static async Task<Sample> RunAsync(Platform platform, string database, IReadOnlyList<string> statements, TimeSpan duration, CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Script(statements), ct);
            var story = await platform.Postgres.RunToolAsync(
                "pgbench", ["-n", "-c", $"{Clients}", "-j", "2", "-M", "prepared", "-T", $"{duration.TotalSeconds:0}", "-f", file, database], ct);
            var perSecond = double.Parse(Rate().Match(story).Groups["tps"].Value, CultureInfo.InvariantCulture);
            return new Sample((int)(perSecond * duration.TotalSeconds), duration, []);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Several statements go in one round trip and one transaction, as the floor's batch does.</summary>
    private static string Script(IReadOnlyList<string> statements)
    {
        var sql = statements.Select(statement => Values.Aggregate(statement, (text, value) => text.Replace(value.Parameter, value.Value, StringComparison.Ordinal)).ReplaceLineEndings(" ") + ";\n");
        return "\\set n random(0, 100000000000)\n" + (statements.Count == 1 ? sql.Single() : "\\startpipeline\nBEGIN;\n" + string.Concat(sql) + "COMMIT;\n\\endpipeline\n");
    }

    [GeneratedRegex(@"tps = (?<tps>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();
}
