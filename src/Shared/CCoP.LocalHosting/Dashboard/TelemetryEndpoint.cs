using System.Security.Cryptography;

namespace CCoP.LocalHosting.Dashboard;

/// <summary>The addresses and keys of one run of the dashboard.</summary>
internal sealed class TelemetryEndpoint
{
    /// <summary>The page keeps its address over restarts where it can, so that an open tab finds it again.</summary>
    public string Page { get; } = Address(UsualPort is var usual && Port.IsTaken(usual) ? Port.Free() : usual);

    public string LoginPage => $"{Page}/login?t={BrowserToken}";

    public string BrowserToken { get; } = Key();

    /// <summary>Where processes send logs, traces and metrics.</summary>
    public string Otlp { get; } = Address(Port.Free());

    public string OtlpKey { get; } = Key();

    public string ApiKey { get; } = Key();

    /// <summary>Where the dashboard asks about resources.</summary>
    public int ResourcePort { get; } = Port.Free();

    public string Resources => Address(ResourcePort);

    public string ResourceKey { get; } = Key();

    /// <summary>What a process must know to be found under its resource.</summary>
    public IEnumerable<Variable> Variables(Supervisor supervisor) =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", Otlp, false),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", false),
        new("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=" + OtlpKey, true),
        new("OTEL_SERVICE_NAME", supervisor.Resource.Name, false),
        new("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=" + supervisor.InstanceId, false),
        new("OTEL_BSP_SCHEDULE_DELAY", "1000", false),
        new("OTEL_BLRP_SCHEDULE_DELAY", "1000", false),
        new("OTEL_METRIC_EXPORT_INTERVAL", "10000", false),
    ];

    /// <summary>From the launch profile, as with Aspire.</summary>
    private static int UsualPort => Uri.TryCreate(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')[0], UriKind.Absolute, out var url) ? url.Port : 18_888;

    private static string Address(int port) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://localhost:{port}");

    private static string Key() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
