using System.Diagnostics.Metrics;
using CCoP.Finance.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CCoP.Finance;

/// <summary>For whoever watches the platform: how many advances are past the day by which they had to be cleared (G09).</summary>
internal sealed partial class OverdueAdvances : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly ILogger<OverdueAdvances> log;
    private int counted;

    public OverdueAdvances(IServiceScopeFactory scopes, TimeProvider clock, IMeterFactory meters, ILogger<OverdueAdvances> log)
    {
        (this.scopes, this.clock, this.log) = (scopes, clock, log);
        meters.Create("CCoP.Finance").CreateObservableGauge("ccop.advances.overdue", () => counted, "{advance}", "Advances past the day by which they had to be cleared");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                counted = await CountAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
            {
                LogPostponed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> CountAsync(CancellationToken ct)
    {
        using var untraced = OpenTelemetry.SuppressInstrumentationScope.Begin();
        await using var scope = scopes.CreateAsyncScope();
        var today = PhnomPenh.Day(clock.GetUtcNow());
        return await scope.ServiceProvider.GetRequiredService<FinanceDb>().Advances
            .CountAsync(advance => (advance.State == AdvanceState.Paid || advance.State == AdvanceState.Acknowledged) && advance.ClearBy < today, ct);
    }

    [LoggerMessage(LogLevel.Warning, "The overdue advances are counted at the next try")]
    private static partial void LogPostponed(ILogger logger, Exception exception);
}
