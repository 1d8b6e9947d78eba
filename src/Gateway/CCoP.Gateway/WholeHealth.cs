using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CCoP.Gateway;

/// <summary><c>/health</c> is the platform's: each service asked at its own <c>/health</c>, each state named.</summary>
internal static class WholeHealth
{
    private const string Service = "service";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddWholeHealth(this IHostApplicationBuilder builder)
    {
        foreach (var door in Doors.All)
        {
            builder.Services.AddHttpClient(Client(door), http =>
            {
                http.BaseAddress = builder.Configuration.ServiceAddress(door.Service);
                http.Timeout = Patience;
            });
            builder.Services.AddHealthChecks().Add(new(
                door.Service, services => new AskedService(services.GetRequiredService<IHttpClientFactory>(), Client(door)), HealthStatus.Unhealthy, [Service]));
        }
    }

    public static void MapWholeHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Service), ResponseWriter = WriteAsync });
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => !check.Tags.Contains(Service) });
    }

    private static string Client(Door door) => "health of " + door.Service;

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = Word(report.Status),
            services = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status), StringComparer.Ordinal),
        },
        context.RequestAborted);

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();

    private sealed class AskedService(IHttpClientFactory clients, string client) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                using var http = clients.CreateClient(client);
                using var answer = await http.GetAsync(new Uri("health", UriKind.Relative), cancellationToken);
                return answer.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                return HealthCheckResult.Unhealthy();
            }
        }
    }
}
