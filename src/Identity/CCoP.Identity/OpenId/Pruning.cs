using OpenIddict.Abstractions;

namespace CCoP.Identity.OpenId;

/// <summary>Deletes tokens and authorizations that ended more than a day ago.</summary>
internal sealed partial class Pruning(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Pruning> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(4), Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var ended = clock.GetUtcNow() - Kept;
                await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(ended, stoppingToken);
                await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(ended, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogPostponed(log, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Ended tokens are kept until the next try")]
    private static partial void LogPostponed(ILogger logger, Exception exception);
}
