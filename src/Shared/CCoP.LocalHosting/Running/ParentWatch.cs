using Microsoft.Extensions.Hosting;

namespace CCoP.LocalHosting;

/// <summary>Ends the host when the <c>dotnet run</c> that started it was killed, which passes no signal on.</summary>
internal sealed class ParentWatch(IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Set by <c>dotnet run</c>.</summary>
    private const string StartedByRun = "DOTNET_LAUNCH_PROFILE";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Environment.GetEnvironmentVariable(StartedByRun) is null)
        {
            return;
        }

        var parent = Posix.ParentId();
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await second.WaitForNextTickAsync(stoppingToken))
        {
            if (Posix.ParentId() != parent)
            {
                lifetime.StopApplication();
                return;
            }
        }
    }
}
