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

namespace CCoP.Identity.Tests;

/// <summary>Identity in Development over a database of its own, migrated and seeded as CCoP.Prepare does it.</summary>
public class IdentityHost(Servers servers) : IAsyncLifetime
{
    private readonly List<Replica> replicas = [];
    private string connection = "";

    /// <summary>Where browsers find it; the gateway passes this host on.</summary>
    public static Uri PublicOrigin { get; } = new("http://localhost:8080");

    public TestClock Clock { get; } = new();

    public Replica First => replicas[0];

    protected virtual string Environment => "Development";

    public async ValueTask InitializeAsync()
    {
        var postgres = await servers.PostgresAsync();
        var database = $"identity_{Guid.CreateVersion7():N}";
        await using var admin = new NpgsqlConnection(postgres.ConnectionString);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {database}", admin);
        await create.ExecuteNonQueryAsync();
        connection = postgres.ConnectionStringFor(database);
        await PrepareAsync(Start());
    }

    /// <summary>Another process over the same database, as after a restart.</summary>
    public Replica Start(string? environment = null)
    {
        var replica = new Replica(environment ?? Environment, connection, Clock);
        replicas.Add(replica);
        return replica;
    }

    /// <summary>What CCoP.Prepare does.</summary>
    public static async Task PrepareAsync(Replica replica)
    {
        await IdentityService.MigrateAsync(replica.Preparation, CancellationToken.None);
        await IdentityService.SeedAsync(replica.Preparation, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>One running Identity.</summary>
    public sealed class Replica(string environment, string connection, TestClock clock) : WebApplicationFactory<Program>
    {
        private IHost? preparation;

        /// <summary>The service's data without its server, as CCoP.Prepare composes it.</summary>
        internal IServiceProvider Preparation => (preparation ??= Compose()).Services;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(environment);
            builder.UseSetting("ConnectionStrings:identity", connection);
            builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            preparation?.Dispose();
        }

        private IHost Compose()
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = environment });
            builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:identity", connection)]);
            builder.AddIdentityData();
            return builder.Build();
        }
    }
}

/// <summary>Identity as it runs for real people.</summary>
public sealed class ProductionHost(Servers servers) : IdentityHost(servers)
{
    protected override string Environment => "Production";
}
