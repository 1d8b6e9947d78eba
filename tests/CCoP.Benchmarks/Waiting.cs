using Npgsql;

namespace CCoP.Benchmarks;

/// <summary>Records that wait for one command each, with the version that it has to name.</summary>
internal sealed class Waiting(IReadOnlyList<(Guid Id, uint Version)> records)
{
    private int handedOut = -1;

    /// <summary>One that nobody has been handed yet; null when all are handed out.</summary>
    public (Guid Id, uint Version)? Next() => Interlocked.Increment(ref handedOut) is var next && next < records.Count ? records[next] : null;

    public static async Task<Waiting> ReadAsync(NpgsqlDataSource database, string query, CancellationToken ct)
    {
        await using var command = database.CreateCommand(query);
        await using var row = await command.ExecuteReaderAsync(ct);
        var records = new List<(Guid, uint)>();
        while (await row.ReadAsync(ct))
        {
            records.Add((row.GetGuid(0), row.GetFieldValue<uint>(1)));
        }

        return new Waiting(records);
    }
}
