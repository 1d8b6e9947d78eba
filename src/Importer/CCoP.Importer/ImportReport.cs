using System.Collections.Concurrent;

namespace CCoP.Importer;

/// <summary>What an import did, counted per kind of record and outcome.</summary>
internal sealed class ImportReport
{
    private readonly ConcurrentDictionary<(string Kind, string Outcome), int> counts = new();

    public void Add(string kind, string outcome) => counts.AddOrUpdate((kind, outcome), 1, (_, count) => count + 1);

    /// <summary>Sends every record of a data file and counts what became of it.</summary>
    public async Task EachAsync<T>(string kind, Func<string, T, Task<string>> import)
    {
        foreach (var (sourceKey, record) in BookletData.Read<T>(kind))
        {
            Add(kind, await import(sourceKey, record));
        }
    }

    public override string ToString() => "Booklet loaded: " + string.Join("; ", counts
        .GroupBy(entry => entry.Key.Kind, StringComparer.Ordinal)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => $"{kind.Key} " + string.Join(", ", kind.OrderBy(entry => entry.Key.Outcome, StringComparer.Ordinal).Select(entry => $"{entry.Value} {entry.Key.Outcome}"))));
}
