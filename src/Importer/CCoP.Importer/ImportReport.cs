using System.Collections.Concurrent;
using CCoP.Membership.Contracts;

namespace CCoP.Importer;

/// <summary>What an import did, counted per kind of record and outcome, and what became of the discrepancies.</summary>
internal sealed class ImportReport
{
    private readonly ConcurrentDictionary<(string Kind, string Outcome), int> counts = new();
    private IReadOnlyList<ReconciliationRow> reconciliation = [];

    public IReadOnlyDictionary<(string Kind, string Outcome), int> Counts => counts;

    public void Add(string kind, string outcome) => counts.AddOrUpdate((kind, outcome), 1, (_, count) => count + 1);

    public void Reconciled(IReadOnlyList<ReconciliationRow> rows) => reconciliation = rows;

    /// <summary>Sends every record of a data file and counts what became of it.</summary>
    public Task EachAsync<T>(string kind, Func<string, T, Task<string>> import) => EachAsync(kind, BookletData.Read<T>(kind), import);

    public async Task EachAsync<T>(string kind, IEnumerable<KeyValuePair<string, T>> records, Func<string, T, Task<string>> import)
    {
        foreach (var (sourceKey, record) in records)
        {
            Add(kind, await import(sourceKey, record));
        }
    }

    public override string ToString() => "Booklet loaded: " + string.Join("; ", counts
        .GroupBy(entry => entry.Key.Kind, StringComparer.Ordinal)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => $"{kind.Key} " + string.Join(", ", kind.OrderBy(entry => entry.Key.Outcome, StringComparer.Ordinal).Select(entry => $"{entry.Value} {entry.Key.Outcome}"))))
        + $"\nReconciliation, {reconciliation.Count} rows: " + string.Join("; ", reconciliation
            .GroupBy(row => row.Outcome)
            .OrderBy(outcome => outcome.Key)
            .Select(outcome => $"{outcome.Count()} {Words(outcome.Key)} ({string.Join(' ', outcome.Select(row => row.Code))})"));

    private static string Words(ReconciliationOutcome outcome) => outcome switch
    {
        ReconciliationOutcome.Agrees => "agree",
        ReconciliationOutcome.KeptAsVariants => "kept as variants",
        ReconciliationOutcome.NeedsReview => "need a person's review",
        ReconciliationOutcome.Decided => "decided",
        _ => "changed since the decision",
    };
}
