using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.LocalHosting.Dashboard;

/// <summary>Serves <see cref="ResourceService"/> to whoever has the key.</summary>
internal static class ResourceServer
{
    public const string KeyHeader = "x-resource-service-api-key";

    public static WebApplication Build(LocalHost host, TelemetryEndpoint telemetry, string application, CancellationToken stopping)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(telemetry.ResourcePort, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new ResourceService(host, application, stopping));

        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers[KeyHeader] == telemetry.ResourceKey)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        app.MapGrpcService<ResourceService>();
        return app;
    }
}
