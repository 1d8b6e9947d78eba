using System.Collections.Concurrent;
using System.Text;
using CCoP.EndToEnd.Tests.Otlp;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.EndToEnd.Tests;

/// <summary>An operator's collector: keeps every log, trace and metric that the processes of the platform send, as it came.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> traces = new(), logs = new(), metrics = new();
    private readonly WebApplication app;

    private Collector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var kept = context.Request.Path.Value switch { "/v1/traces" => traces, "/v1/logs" => logs, "/v1/metrics" => metrics, _ => null };
            kept?.Enqueue(body.ToArray());
            context.Response.StatusCode = kept is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        });
    }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IReadOnlyList<CollectedSpan> Spans => [..
        from data in traces.Select(TracesData.Parser.ParseFrom)
        from resource in data.ResourceSpans
        from scope in resource.ScopeSpans
        from span in scope.Spans
        select new CollectedSpan(Service(resource.Resource), span)];

    /// <summary>The services that sent at least one log line.</summary>
    public IReadOnlySet<string> LoggingServices => (
        from data in logs.Select(LogsData.Parser.ParseFrom)
        from resource in data.ResourceLogs
        where resource.ScopeLogs.Any(scope => scope.LogRecords.Count > 0)
        select Service(resource.Resource)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Each metric with the service that sent it.</summary>
    public IReadOnlySet<(string Service, string Name)> Metrics => (
        from data in metrics.Select(MetricsData.Parser.ParseFrom)
        from resource in data.ResourceMetrics
        from scope in resource.ScopeMetrics
        from metric in scope.Metrics
        select (Service(resource.Resource), metric.Name)).ToHashSet();

    /// <summary>Everything that came, as text: also what no message above has a field for.</summary>
    public IEnumerable<string> Texts => traces.Concat(logs).Concat(metrics).Select(Encoding.UTF8.GetString);

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Service(Resource resource) => resource.Attributes.Single(attribute => attribute.Key == "service.name").Value.StringValue;
}

/// <summary>A span and the service that sent it.</summary>
public sealed record CollectedSpan(string Service, Span Span)
{
    public string TraceId { get; } = Convert.ToHexStringLower(Span.TraceId.Span);

    public string? Attribute(string key) => Span.Attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value.StringValue;

    public bool IsParentOf(CollectedSpan other) => Span.TraceId == other.Span.TraceId && Span.SpanId == other.Span.ParentSpanId && Span.SpanId != ByteString.Empty;
}
