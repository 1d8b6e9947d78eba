using System.Globalization;

namespace CCoP.Benchmarks;

/// <summary>
/// What servers and services have used of the processors: everything this process has started, itself not counted, since it is the
/// load. Unlike a rate it says the same on a machine that others use too.
/// </summary>
internal static class ProcessorTime
{
    /// <summary>The unit of /proc: hundredths of a second wherever Linux runs.</summary>
    private const double TicksPerMillisecond = 0.1;

    public static double Milliseconds()
    {
        var processes = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Select(Read)
            .OfType<Used>()
            .ToLookup(process => process.Parent);
        return Below(Environment.ProcessId).Sum(process => process.Ticks) / TicksPerMillisecond;

        IEnumerable<Used> Below(int parent) => processes[parent].SelectMany(process => Below(process.Id).Prepend(process));
    }

    /// <summary>Null when the process has ended in between; what it used is then in its parent's account of its children.</summary>
    private static Used? Read(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // The name before it may hold blanks.
            return new Used(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Used(int Id, int Parent, long Ticks);
}
