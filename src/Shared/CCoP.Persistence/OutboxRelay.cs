using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;

namespace CCoP.Persistence;

/// <summary>
/// Sends what the outbox holds: per partition, one relay at a time takes a batch, publishes each message and waits for the
/// broker's confirm, deletes the rows and commits. A crash in between sends them again; the inbox drops the repeats.
/// </summary>
internal sealed partial class OutboxRelay(NpgsqlDataSource database, IBus bus, ServiceName service, OutboxAge age, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly ActivitySource Source = new("CCoP.Outbox");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var listener = await database.OpenConnectionAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {Migrate.Channel}", listener))
                {
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }

                while (true)
                {
                    await DrainAsync(stoppingToken);
                    await listener.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or MassTransitException or IOException or OperationCanceledException or TimeoutException)
            {
                LogPaused(log, service.Value, exception);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DrainAsync(CancellationToken ct)
    {
        for (var busy = true; busy;)
        {
            busy = false;
            foreach (var partition in await WaitingPartitionsAsync(ct))
            {
                busy |= await SendBatchAsync(partition, ct);
            }
        }
    }

    private async Task<List<int>> WaitingPartitionsAsync(CancellationToken ct)
    {
        // Looking every two seconds is no work that anybody wants to trace.
        using var untraced = SuppressInstrumentationScope.Begin();
        await using var command = database.CreateCommand("SELECT partition, min(min(message_id::text)) OVER () FROM outbox GROUP BY partition ORDER BY partition");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (partitions, oldest) = (new List<int>(), (string?)null);
        while (await reader.ReadAsync(ct))
        {
            partitions.Add(reader.GetInt32(0));
            oldest = reader.GetString(1);
        }

        age.OldestIs(oldest);
        return partitions;
    }

    /// <summary>False when another relay has the partition, or nothing waited in it.</summary>
    private async Task<bool> SendBatchAsync(int partition, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        var rows = await TakeBatchAsync(connection, transaction, partition, ct);
        if (rows.Count == 0)
        {
            return false;
        }

        // In order within a key, side by side across keys.
        await Task.WhenAll(rows.GroupBy(row => row.Key).Select(async group =>
        {
            foreach (var row in group)
            {
                await PublishAsync(row, ct);
            }
        }));

        await using (var delete = new NpgsqlCommand("DELETE FROM outbox WHERE position = ANY(@positions)", connection, transaction))
        {
            delete.Parameters.AddWithValue("positions", rows.ConvertAll(row => row.Position));
            await delete.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Locks the partition and reads what waits in it; nothing when another relay holds the lock.</summary>
    private static async Task<List<Row>> TakeBatchAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int partition, CancellationToken ct)
    {
        // One round trip, yet the lock is a statement of its own: the snapshot of what is read must be taken after it.
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("SELECT pg_try_advisory_xact_lock(7201, $1)") { Parameters = { new() { Value = partition } } },
                new($"SELECT position, message_id, key, type, body, trace_parent FROM outbox WHERE partition = $1 ORDER BY position LIMIT {Batch}") { Parameters = { new() { Value = partition } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = new List<Row>();
        if (!await reader.ReadAsync(ct) || !reader.GetBoolean(0))
        {
            return rows;
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return rows;
    }

    private async Task PublishAsync(Row row, CancellationToken ct)
    {
        var type = Type.GetType(row.Type, throwOnError: true)!;
        var message = JsonSerializer.Deserialize(row.Body, type, ApiClient.Json)!;
        using var activity = ActivityContext.TryParse(row.TraceParent, null, out var parent)
            ? Source.StartActivity("outbox send", ActivityKind.Producer, parent)
            : null;
        await bus.Publish(message, type, context => context.MessageId = row.MessageId, ct);
    }

    [LoggerMessage(LogLevel.Warning, "The outbox of {Service} waits: database or broker cannot be reached")]
    private static partial void LogPaused(ILogger logger, string service, Exception exception);

    private sealed record Row(long Position, Guid MessageId, Guid Key, string Type, string Body, string? TraceParent);
}
