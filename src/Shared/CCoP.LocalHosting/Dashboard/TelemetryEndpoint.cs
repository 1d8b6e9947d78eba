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

    /// <summary>What processes are told of it.</summary>
    public Collector Collector => new(Otlp, "grpc", "x-otlp-api-key=" + OtlpKey);

    /// <summary>From the launch profile, as with Aspire.</summary>
    private static int UsualPort => Uri.TryCreate(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')[0], UriKind.Absolute, out var url) ? url.Port : 18_888;

    private static string Address(int port) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://localhost:{port}");

    private static string Key() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
