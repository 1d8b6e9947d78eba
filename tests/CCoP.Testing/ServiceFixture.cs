using System.Net.Http.Headers;
using MassTransit;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace CCoP.Testing;

/// <summary>
/// One service under test over HTTP, with a database cloned from a migrated template and a virtual host of its own.
/// A class fixture: derive one per service, naming its program and its composition.
/// </summary>
public abstract class ServiceFixture<TProgram, TDb>(Servers servers, string name, Action<IHostApplicationBuilder> compose) : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
    where TDb : ServiceDb
{
    private static readonly SemaphoreSlim OneTemplate = new(1, 1);
    private static readonly HashSet<LocalPostgres> WithTemplate = [];

    private readonly string own = $"t{Guid.CreateVersion7():N}";
    private Dictionary<string, string?> settings = [];

    /// <summary>The clock of the service; tests move it.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>Messages that the service published, and a way to send it some.</summary>
    public TestBus Bus { get; private set; } = null!;

    public string DatabaseConnection => settings[$"ConnectionStrings:{name}"]!;

    public async ValueTask InitializeAsync()
    {
        var postgres = await servers.PostgresAsync();
        var rabbitMq = await servers.RabbitMqAsync();
        await MakeTemplateAsync(postgres);
        await ExecuteAsync(postgres, $"CREATE DATABASE {own} TEMPLATE template_{name}");
        await rabbitMq.CreateVirtualHostAsync(own, CancellationToken.None);
        settings = new()
        {
            [$"ConnectionStrings:{name}"] = postgres.ConnectionStringFor(own),
            ["ConnectionStrings:messaging"] = rabbitMq.ConnectionStringFor(own),
        };

        using var preparation = Compose(topologyOnly: true);
        await Migrate.QueuesAsync(preparation.Services, CancellationToken.None);
        Bus = await TestBus.ConnectAsync(rabbitMq.ConnectionStringFor(own), ToldAsync);
        _ = Server;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Bus.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client that acts as this person.</summary>
    public HttpClient As(Guid personId, params IEnumerable<string> roles) => With(TestTokens.For(personId, roles));

    /// <summary>A client that acts as a machine with these scopes.</summary>
    public HttpClient AsMachine(params IEnumerable<string> scopes) => With(TestTokens.Machine(scopes));

    public HttpClient With(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Looks into the service's database, past its API.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<TDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    /// <summary>Waits until the database shows it: for the effect of a message.</summary>
    public async Task EventuallyAsync(Func<TDb, Task<bool>> holds, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await InDatabaseAsync(holds))
        {
            if (patience.IsCancellationRequested)
            {
                Assert.Fail($"It did not happen within 20 s: {what}.");
            }

            await Task.Delay(30);
        }
    }

    /// <summary>Waits until every message has left the outbox: what has not arrived soon after was never told.</summary>
    public Task ToldAsync() => EventuallyAsync(async db => await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM outbox").SingleAsync() == 0, "every message left");

    /// <summary>Does something while the service hears no message, as while it is stopped; afterwards it catches up.</summary>
    public async Task DeafAsync(Func<Task> meanwhile)
    {
        var bus = Services.GetRequiredService<IBusControl>();
        await bus.StopAsync();
        await meanwhile();
        await bus.StartAsync();
    }

    /// <summary>What the audit has kept of an entity, all of it in one text.</summary>
    public Task<string> AuditOfAsync(string entity) => InDatabaseAsync(async db =>
        string.Join('\n', await db.Database.SqlQuery<string>($"SELECT columns::text AS \"Value\" FROM audit WHERE entity = {entity}").ToListAsync()));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        // What fails in EF is logged again, with the request that it failed.
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None));
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
            {
                options.ConfigurationManager = null; // There is no Identity to ask for keys, and asking costs seconds.
                options.TokenValidationParameters.IssuerSigningKey = TestTokens.Key;
            });
        });
    }

    private async Task MakeTemplateAsync(LocalPostgres postgres)
    {
        await OneTemplate.WaitAsync();
        try
        {
            if (!WithTemplate.Contains(postgres))
            {
                settings = new() { [$"ConnectionStrings:{name}"] = postgres.ConnectionStringFor($"template_{name}") + ";Pooling=false" };
                using var template = Compose(topologyOnly: true);
                await Migrate.DatabaseAsync(template.Services, CancellationToken.None);
                WithTemplate.Add(postgres);
            }
        }
        finally
        {
            OneTemplate.Release();
        }
    }

    private IHost Compose(bool topologyOnly)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([.. settings, new(Messaging.DeployTopologyOnly, topologyOnly.ToString())]);
        compose(builder);
        return builder.Build();
    }

    private static async Task ExecuteAsync(LocalPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
