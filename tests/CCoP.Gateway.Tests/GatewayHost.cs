using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CCoP.Gateway.Tests;

/// <summary>The gateway on a real port, before services that echo what reaches them; Finance is down.</summary>
public sealed class GatewayHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const int Quota = 3, MaxRequestBytes = 64 * 1024, MaxFileBytes = 256 * 1024;

    private static readonly string[] Running = ["identity", "membership", "proposals", "web"];

    private readonly Dictionary<string, WebApplication> services = new(StringComparer.Ordinal);

    /// <summary>Cleared by a test that wants Identity's keys to be out of reach.</summary>
    public bool KnowsKeys { get; init; } = true;

    public async ValueTask InitializeAsync()
    {
        foreach (var name in Running)
        {
            services[name] = await EchoAsync(name);
        }

        UseKestrel(0);
        StartServer();
    }

    /// <summary>A browser or a program outside.</summary>
    public HttpClient Caller(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null })
        {
            BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var service in services.Values)
        {
            await service.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        foreach (var (name, service) in services)
        {
            builder.UseSetting($"services:{name}:http:0", service.Urls.First());
        }

        // Port 1 answers nobody.
        builder.UseSetting("services:finance:http:0", "http://127.0.0.1:1");
        builder.UseSetting("Quotas:PerMinute", "1000");
        builder.UseSetting("Quotas:test-machine", Quota.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("MaxRequestBytes", MaxRequestBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("MaxFileBytes", MaxFileBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (!KnowsKeys)
        {
            builder.UseSetting("services:identity:http:0", "http://127.0.0.1:1");
            return;
        }

        builder.ConfigureTestServices(gateway => gateway.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            options.ConfigurationManager = null; // There is no Identity to ask for keys, and asking costs seconds.
            options.TokenValidationParameters.IssuerSigningKey = TestTokens.Key;
        }));
    }

    private static async Task<WebApplication> EchoAsync(string name)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            context.Response.Headers.Server = "secret/1.0";
            await context.Response.WriteAsJsonAsync(
                new Echo(name, context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.Length),
                context.RequestAborted);
        });
        await app.StartAsync();
        return app;
    }
}

/// <summary>What reached a service.</summary>
public sealed record Echo(string Service, string Path, Dictionary<string, string> Headers, long BodyLength);
