using Aspire.Hosting;
using Microsoft.Extensions.Hosting;

namespace CCoP.LocalHosting.Dashboard;

/// <summary>
/// Serves what Aspire's dashboard asks and runs the dashboard, both in the background: no service waits for it, and
/// without it everything else runs.
/// </summary>
internal sealed class DashboardHost(LocalHost host, IDistributedApplicationBuilder application, ILogger<DashboardHost> story) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (host.Telemetry is not { } telemetry)
        {
            story.LogInformation("There is no dashboard: {Why}. Everything else runs.", DashboardTools.WhyNot(host.Settings));
            return;
        }

        try
        {
            using var log = new ResourceLog(Path.Combine(host.Settings.LogFolder, "dashboard.log"));
            await using var resources = ResourceServer.Build(host, telemetry, application.Environment.ApplicationName, stoppingToken);
            await resources.StartAsync(stoppingToken);
            await RunAsync(telemetry, new DashboardTools(host.Settings, log), log, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (LocalServerException reason)
        {
            story.LogWarning("There is no dashboard; everything else runs. {Reason}", reason.Message);
        }
        catch (Exception bug)
        {
            story.LogError(bug, "There is no dashboard; everything else runs.");
        }
    }

    private async Task RunAsync(TelemetryEndpoint telemetry, DashboardTools tools, ResourceLog log, CancellationToken stopping)
    {
        if (!tools.IsInstalled)
        {
            story.LogInformation("Installing the dashboard; nothing waits for it.");
            await tools.InstallAsync(stopping);
        }

        while (true)
        {
            await using var dashboard = ChildProcess.Start(tools.Launch(telemetry, application.Environment.ApplicationName), log.Write);
            story.LogInformation("The dashboard is at {Page}", telemetry.LoginPage);
            try
            {
                await dashboard.WaitForExitAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                await dashboard.StopAsync();
                throw;
            }

            story.LogWarning("The dashboard ended with exit code {ExitCode} and starts again. Its log is {Log}", dashboard.ExitCode, log.Path);
            await Task.Delay(Pause, stopping);
        }
    }
}
