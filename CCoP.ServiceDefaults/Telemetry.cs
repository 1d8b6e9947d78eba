using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CCoP.ServiceDefaults;

/// <summary>Logs, traces and metrics over OTLP when an endpoint is configured. Ids travel in them, never bodies or names (G10).</summary>
internal static class Telemetry
{
    /// <summary>MassTransit names its source and its meter alike.</summary>
    private const string Bus = "MassTransit";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = false;
        });

        // A line for every query and every request says what the traces say better.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Bus, "CCoP.*"))
            .WithTracing(tracing => tracing
                .AddSource(Bus, "CCoP.*", builder.Environment.ApplicationName)
                .AddAspNetCoreInstrumentation(options => (options.Filter, options.EnableRazorComponentsSupport) = (IsWork, false)) // Components begin traces of their own.
                .AddHttpClientInstrumentation()
                .AddNpgsql());

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    private static bool IsWork(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/alive");
}
