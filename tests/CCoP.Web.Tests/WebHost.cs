extern alias identity;

using System.Net;
using System.Text;
using System.Text.Json;
using CCoP.Events.Contracts;
using CCoP.Finance.Contracts;
using CCoP.Media.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;
using CCoP.Web.Session;
using identity::CCoP.Identity;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CCoP.Web.Tests;

/// <summary>Web with the real Identity beside it, and services that answer what a test says.</summary>
public class WebHost(Servers servers) : IAsyncLifetime
{
    /// <summary>Where browsers find both; the gateway passes this host on.</summary>
    public static Uri PublicOrigin { get; } = new("http://localhost:8080");

    private IdentityReplica identity = null!;
    private WebReplica web = null!;

    /// <summary>Tests that change what services answer want to see it at once.</summary>
    protected virtual bool KeepsPublicPages => false;

    public TestClock Clock { get; } = new();

    /// <summary>The services behind Web.</summary>
    public StubServices Services { get; } = new();

    /// <summary>The way from Web to Identity.</summary>
    public Line ToIdentity { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var postgres = await servers.PostgresAsync();
        var (identityDb, webDb) = ($"identity_{Guid.CreateVersion7():N}", $"web_{Guid.CreateVersion7():N}");
        await using (var admin = new NpgsqlConnection(postgres.ConnectionString))
        {
            await admin.OpenAsync();
            foreach (var database in (string[])[identityDb, webDb])
            {
                await using var create = new NpgsqlCommand($"CREATE DATABASE {database}", admin);
                await create.ExecuteNonQueryAsync();
            }
        }

        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:identity"] = postgres.ConnectionStringFor(identityDb),
            ["ConnectionStrings:web"] = postgres.ConnectionStringFor(webDb),
            ["PublicPages:KeptFor"] = KeepsPublicPages ? "00:00:01" : "00:00:00",
        };
        using (var preparation = Compose(settings, builder => builder.AddIdentityData()))
        {
            await IdentityService.MigrateAsync(preparation.Services, CancellationToken.None);
            await IdentityService.SeedAsync(preparation.Services, CancellationToken.None);
        }

        using (var preparation = Compose(settings, builder => builder.AddWebData()))
        {
            await WebService.MigrateAsync(preparation.Services, CancellationToken.None);
        }

        identity = new IdentityReplica(settings, Clock);
        ToIdentity.InnerHandler = identity.Server.CreateHandler();
        web = new WebReplica(settings, Clock, Services, ToIdentity);
    }

    /// <summary>Someone with a browser, at the public origin.</summary>
    public Browser OpenBrowser() => new(web.Server.CreateHandler(), identity.Server.CreateHandler());

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        await identity.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static IHost Compose(Dictionary<string, string?> settings, Action<IHostApplicationBuilder> compose)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(settings);
        compose(builder);
        return builder.Build();
    }

    private sealed class IdentityReplica(Dictionary<string, string?> settings, TestClock clock) : WebApplicationFactory<identity::Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => Configure(builder, settings, clock, _ => { });
    }

    private sealed class WebReplica(Dictionary<string, string?> settings, TestClock clock, StubServices stub, Line toIdentity) : WebApplicationFactory<global::Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => Configure(builder, settings, clock, services =>
        {
            foreach (var client in (string[])[nameof(MembershipClient), nameof(ProposalsClient), nameof(FinanceClient), nameof(EventsClient), nameof(MediaClient)])
            {
                services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => stub);
            }

            services.AddHttpClient(nameof(IdentityTokens)).ConfigurePrimaryHttpMessageHandler(() => toIdentity);
            services.Configure<OpenIdConnectOptions>(SignIn.Scheme, oidc => oidc.BackchannelHttpHandler = toIdentity);
        });
    }

    private static void Configure(IWebHostBuilder builder, Dictionary<string, string?> settings, TestClock clock, Action<IServiceCollection> configure)
    {
        builder.UseEnvironment("Development");
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            configure(services);
        });
    }
}

/// <summary>A connection that a test can cut, and that counts what passes.</summary>
public sealed class Line : DelegatingHandler
{
    private int refreshes;

    public bool IsCut { get; set; }

    public int Refreshes => refreshes;

    /// <summary>Answers every refresh as Identity does when it has ended the session.</summary>
    public bool RefusesRefreshes { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsCut)
        {
            throw new HttpRequestException("The line is cut.");
        }

        if (request.Content is { } content && (await content.ReadAsStringAsync(cancellationToken)).Contains("grant_type=refresh_token", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref refreshes);
            if (RefusesRefreshes)
            {
                return new HttpResponseMessage(HttpStatusCode.BadRequest);
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Answers of services by path, and the tokens that came with the questions.</summary>
public sealed class StubServices : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> answers = new(StringComparer.Ordinal);

    public List<string> Tokens { get; } = [];

    public StubServices Answer(string path, object record)
    {
        answers[path] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(record, record.GetType(), ApiClient.Json), Encoding.UTF8, "application/json") };
        return this;
    }

    public StubServices Refuse(string path, HttpStatusCode status, object problem)
    {
        answers[path] = () => new HttpResponseMessage(status) { Content = new StringContent(JsonSerializer.Serialize(problem, problem.GetType(), ApiClient.Json), Encoding.UTF8, "application/problem+json") };
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Tokens)
        {
            Tokens.Add(request.Headers.Authorization!.Parameter!);
        }

        return answers.TryGetValue(request.RequestUri!.AbsolutePath, out var answer)
            ? Task.FromResult(answer())
            : throw new HttpRequestException($"Nobody answers {request.RequestUri.AbsolutePath}.");
    }
}
