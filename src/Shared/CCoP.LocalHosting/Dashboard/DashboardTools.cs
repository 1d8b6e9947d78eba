using System.Runtime.InteropServices;

namespace CCoP.LocalHosting.Dashboard;

/// <summary>Brings the program of Aspire's dashboard: <c>npm ci</c> in <c>eng/tools</c>, once.</summary>
internal sealed class DashboardTools(LocalHostSettings settings, ResourceLog log)
{
    private const string Package = "node_modules/@microsoft/aspire-cli-linux-x64/bin/aspire";

    /// <summary>These programs report to nobody.</summary>
    private static readonly Variable[] Quiet =
    [
        new("ASPIRE_CLI_TELEMETRY_OPTOUT", "true", false),
        new("ASPIRE_DASHBOARD_TELEMETRY_OPTOUT", "true", false),
        new("ASPIRE_VERSION_CHECK_DISABLED", "true", false),
        new("DOTNET_CLI_TELEMETRY_OPTOUT", "1", false),
    ];

    private readonly string folder = Folder(settings);

    public bool IsInstalled => File.Exists(Program(folder));

    /// <summary>Why there can be no dashboard; null when there can.</summary>
    public static string? WhyNot(LocalHostSettings settings) =>
        !settings.Dashboard ? "LocalHosting:Dashboard is false"
        : !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 ? "its package is for Linux on x64"
        : !File.Exists(Path.Combine(Folder(settings), "package-lock.json")) ? $"{Folder(settings)} does not say which"
        : !File.Exists(Program(Folder(settings))) && !ChildProcess.IsThere("npm") ? "npm, which installs it, is missing"
        : null;

    public async Task InstallAsync(CancellationToken ct)
    {
        await using var oneAtATime = await FileLock.TakeAsync(Path.Combine(settings.DataFolder, "tools.lock"), ct);
        if (IsInstalled)
        {
            return;
        }

        await RunAsync(new("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], folder, Quiet), ct);
        var home = Home(folder);
        Directory.CreateDirectory(home);
        await RunAsync(new(Path.Combine(folder, Package), ["setup", "--nologo", "--non-interactive", "--install-path", home], folder,
            [.. Quiet, new("ASPIRE_HOME", home, false), new("HOME", home, false)]), ct);
    }

    public Launch Launch(TelemetryEndpoint telemetry, string application) => new(Program(folder), ["dashboard"], folder,
    [
        .. Quiet,
        new("HOME", Home(folder), false),
        new("ASPNETCORE_ENVIRONMENT", "Production", false),
        new("ASPNETCORE_URLS", telemetry.Page, false),
        new("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", telemetry.Otlp, false),
        new("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", telemetry.Resources, false),
        new("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true", false),
        new("DASHBOARD__APPLICATIONNAME", application, false),
        new("DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE", "ApiKey", false),
        new("DASHBOARD__RESOURCESERVICECLIENT__APIKEY", telemetry.ResourceKey, true),
        new("DASHBOARD__OTLP__AUTHMODE", "ApiKey", false),
        new("DASHBOARD__OTLP__PRIMARYAPIKEY", telemetry.OtlpKey, true),
        new("DASHBOARD__FRONTEND__AUTHMODE", "BrowserToken", false),
        new("DASHBOARD__FRONTEND__BROWSERTOKEN", telemetry.BrowserToken, true),
        new("DASHBOARD__API__AUTHMODE", "ApiKey", false),
        new("DASHBOARD__API__PRIMARYAPIKEY", telemetry.ApiKey, true),
    ]);

    private static string Folder(LocalHostSettings settings) => Path.Combine(settings.Root, "eng", "tools");

    /// <summary>Where it unpacks itself, and keeps what it wants to remember.</summary>
    private static string Home(string folder) => Path.Combine(folder, "node_modules", ".aspire");

    private static string Program(string folder) => Path.Combine(Home(folder), "bundle", "managed", "aspire-managed");

    private async Task RunAsync(Launch launch, CancellationToken ct)
    {
        await using var tool = ChildProcess.Start(launch, log.Write);
        try
        {
            await tool.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            await tool.StopAsync();
            throw;
        }

        if (tool.ExitCode != 0)
        {
            throw new LocalServerException($"{Path.GetFileName(launch.Program)} {launch.Arguments[0]} in {launch.Folder} failed (its log is {log.Path}).");
        }
    }
}
