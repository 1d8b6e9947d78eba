using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CCoP.Persistence;

/// <summary>Deletes receipts that are too old to meet a repeat, and answers that no caller will ask for again.</summary>
internal sealed partial class InboxCleaner(NpgsqlDataSource database, TimeProvider clock, ILogger<InboxCleaner> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand(
                    "DELETE FROM inbox WHERE at < now() - interval '30 days'; DELETE FROM idempotency WHERE at < now() - interval '30 days'");
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogPostponed(log, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old inbox receipts are kept until the next try")]
    private static partial void LogPostponed(ILogger logger, Exception exception);
}
