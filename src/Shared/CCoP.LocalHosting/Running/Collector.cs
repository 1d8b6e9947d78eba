using Microsoft.Extensions.Configuration;

namespace CCoP.LocalHosting;

/// <summary>Where processes send logs, traces and metrics, in the words of OpenTelemetry's own variables.</summary>
internal sealed record Collector(string Endpoint, string Protocol, string Headers)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>The operator's own; null where none is named.</summary>
    public static Collector? From(IConfiguration configuration) => configuration[Prefix + "ENDPOINT"] is { Length: > 0 } endpoint
        ? new(endpoint, configuration[Prefix + "PROTOCOL"] ?? "grpc", configuration[Prefix + "HEADERS"] ?? "")
        : null;

    /// <summary>What a process must know to be found under its resource.</summary>
    public IEnumerable<Variable> Variables(Supervisor supervisor) =>
    [
        new(Prefix + "ENDPOINT", Endpoint, false),
        new(Prefix + "PROTOCOL", Protocol, false),
        new(Prefix + "HEADERS", Headers, true),
        new("OTEL_SERVICE_NAME", supervisor.Resource.Name, false),
        new("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=" + supervisor.InstanceId, false),
        new("OTEL_BSP_SCHEDULE_DELAY", "1000", false),
        new("OTEL_BLRP_SCHEDULE_DELAY", "1000", false),
        new("OTEL_METRIC_EXPORT_INTERVAL", "10000", false),
    ];
}
