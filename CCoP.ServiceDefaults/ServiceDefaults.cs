using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CCoP.ServiceDefaults;

/// <summary>What every process of the platform has: telemetry, health, problem details, sign-in by token.</summary>
public static class ServiceDefaultsSetup
{
    private const string Ready = "ready";

    /// <summary>Telemetry, health checks and problem details: for any web process.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblems();
        return builder;
    }

    /// <summary>The defaults plus token authentication, JSON as the wire has it, and an OpenAPI document: for an API.</summary>
    public static TBuilder AddApiDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddServiceDefaults();
        builder.AddTokenAuthentication();
        builder.Services.AddApiDocument();
        builder.Services.ConfigureHttpJsonOptions(options => Json(options.SerializerOptions));
        return builder;
    }

    /// <summary>How records are written on the wire and on the bus: camel case, enums by name.</summary>
    public static void Json(System.Text.Json.JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    /// <summary>Where another process listens, from <c>services:{name}:http:0</c>.</summary>
    public static Uri ServiceAddress(this IConfiguration configuration, string name) =>
        new(configuration[$"services:{name}:http:0"] ?? $"http://{name}");

    /// <summary>The origin that browsers and partners see (the gateway), without a trailing slash.</summary>
    public static string PublicOrigin(this IConfiguration configuration) =>
        (configuration["PublicOrigin"] ?? "http://localhost:8080").TrimEnd('/');

    /// <summary>The pipeline of an API and its doors that need no token: health and the OpenAPI document.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app, string service)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app.MapGroup($"/api/{service}").AddEndpointFilter<EntityTag>().WithTags(service);
    }

    /// <summary><c>/health</c> says whether requests can be served, <c>/alive</c> whether the process answers.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => !check.Tags.Contains(Ready) && check.Tags.Contains("live") }).AllowAnonymous();
    }
}
