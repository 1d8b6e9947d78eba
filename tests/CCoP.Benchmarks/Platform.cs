using Microsoft.Extensions.Hosting;

namespace CCoP.Benchmarks;

/// <summary>
/// What is measured: servers of its own with fsync on, the built services as they are shipped, telemetry on, and beside them the
/// floor, which is also who they get tokens from and who they tell what they measure.
/// </summary>
internal sealed class Platform : IAsyncDisposable
{
    private static readonly string[] Databases = ["identity", "membership", "proposals", "finance", "events", "media", "web"];

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"ccop-benchmarks-{Guid.CreateVersion7():N}");
    private readonly Dictionary<string, EndpointReference> addresses = [];
    private DistributedApplication application = null!;

    public LocalPostgres Postgres { get; private set; } = null!;

    public LocalRabbitMq RabbitMq { get; private set; } = null!;

    /// <summary>Ctrl+C, or SIGTERM.</summary>
    public CancellationToken Stopping => application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    public int Port(string process) => addresses[process].Port;

    public static async Task<Platform> StartAsync(CancellationToken ct)
    {
        // As shipped: the checks of Development cost.
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Production");
        var platform = new Platform();
        Directory.CreateDirectory(platform.folder);
        try
        {
            platform.Postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions(), ct);
            platform.RabbitMq = await LocalRabbitMq.StartAsync(new LocalRabbitMqOptions(), ct);
            await platform.Postgres.CreateDatabasesAsync(Databases, ct);
            platform.application = platform.Compose();
            await platform.application.StartAsync(ct);
            await platform.UntilLoadedAsync(platform.Stopping);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.StopAsync();
            await application.DisposeAsync();
        }

        if (RabbitMq is not null)
        {
            await RabbitMq.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task UntilLoadedAsync(CancellationToken ct)
    {
        var loaded = application.ResourceNotifications.WaitForResourceAsync("importer", KnownResourceStates.Finished, ct);
        var failed = application.ResourceNotifications.WaitForResourceAsync("prepare", KnownResourceStates.Exited, ct);
        if (await Task.WhenAny(loaded, failed) == failed)
        {
            throw new LocalServerException("The databases and queues could not be prepared: a service that CCoP.Prepare knows may be missing in Platform.cs.");
        }

        await loaded;
    }

    private DistributedApplication Compose()
    {
        var builder = DistributedApplication.CreateBuilder([$"--LocalHosting:DataFolder={folder}", "--LocalHosting:Dashboard=false"]);
        var databases = Databases.ToDictionary(name => name, name => builder.AddConnectionString(name + "-db", ReferenceExpression.Create($"{Postgres.ConnectionStringFor(name)}")));
        var messaging = builder.AddConnectionString("messaging", ReferenceExpression.Create($"{RabbitMq.ConnectionString}"));

        var floor = builder.AddExecutable("floor", Path.Combine(AppContext.BaseDirectory, "CCoP.Benchmarks"), AppContext.BaseDirectory, FloorProcess.Argument)
            .WithHttpEndpoint(env: "PORT")
            .WithHttpHealthCheck(FloorProcess.Empty)
            .WithReference(databases["proposals"], "proposals").WithReference(databases["finance"], "finance");
        addresses["floor"] = floor.GetEndpoint("http");

        var prepare = builder.AddProject<Projects.CCoP_Prepare>("prepare").WithReference(messaging);
        foreach (var (name, database) in databases)
        {
            prepare.WithReference(database, name);
        }

        var membership = AddService<Projects.CCoP_Membership>("membership");
        var proposals = AddService<Projects.CCoP_Proposals>("proposals");
        var finance = AddService<Projects.CCoP_Finance>("finance");
        var events = AddService<Projects.CCoP_Events>("events");
        var web = AddService<Projects.CCoP_Web>("web").WithReference(membership).WithReference(proposals).WithReference(finance).WithReference(events);
        var gateway = Add<Projects.CCoP_Gateway>("gateway", "/alive")
            .WithReference(membership).WithReference(proposals).WithReference(finance).WithReference(events).WithReference(web);
        builder.AddProject<Projects.CCoP_Importer>("importer")
            .WithEnvironment("Import__ClientSecret", "any")
            .WithReference(gateway)
            .WaitFor(gateway).WaitFor(floor).WaitFor(membership).WaitFor(proposals).WaitFor(finance).WaitFor(events).WaitFor(web);
        return builder.Build();

        IResourceBuilder<ProjectResource> AddService<TProject>(string name) where TProject : IProjectMetadata, new() =>
            Add<TProject>(name, "/health").WithReference(databases[name], name).WithReference(messaging).WaitForCompletion(prepare);

        IResourceBuilder<ProjectResource> Add<TProject>(string name, string health) where TProject : IProjectMetadata, new()
        {
            var project = builder.AddProject<TProject>(name)
                .WithHttpEndpoint()
                .WithHttpHealthCheck(health)
                .WithEnvironment("services__identity__http__0", floor.GetEndpoint("http"))
                .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", floor.GetEndpoint("http"))
                .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            addresses[name] = project.GetEndpoint("http");
            return project;
        }
    }
}
