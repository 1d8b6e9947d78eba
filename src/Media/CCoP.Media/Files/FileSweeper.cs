using CCoP.Media.Data;

namespace CCoP.Media.Files;

/// <summary>Once a day, and at the start, removes what a crash between disk and database left.</summary>
internal sealed class FileSweeper(FileStore files, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FileSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await files.SweepAsync((clock.GetUtcNow() - Period).UtcDateTime, scope.ServiceProvider.GetRequiredService<MediaDb>(), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Files that nothing refers to were not all removed; the next run tries again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
