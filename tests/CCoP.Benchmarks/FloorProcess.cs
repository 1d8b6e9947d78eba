using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CCoP.Benchmarks;

/// <summary>
/// What the same machine can do at best, in a process of its own: an empty minimal API, and the same reads and writes by raw SQL
/// without rules, sign-in or telemetry. It also stands in for Identity and for whoever collects telemetry.
/// </summary>
internal static class FloorProcess
{
    public const string Argument = "floor", Empty = "/empty", EmptyBehindGateway = "/identity/empty";

    /// <summary>As many connections as a service has.</summary>
    private const int PoolSize = 12;

    public static string Proposal(Guid id) => $"/proposal/{id}";

    public static string Page(Guid cursor) => $"/page/{cursor}";

    public static string WholeProposal(Guid id) => $"/proposal/{id}/whole";

    public static Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => ServiceDefaultsSetup.Json(options.SerializerOptions));
        var app = builder.Build();
        app.Urls.Add("http://localhost:" + builder.Configuration["PORT"]);
        var databases = new[] { "proposals", "finance" }.ToDictionary(name => name, name => Database(app, name));
        var proposals = databases["proposals"];

        app.MapGet(Empty, () => Results.Ok());
        app.MapGet(EmptyBehindGateway, () => Results.Ok());
        app.MapGet("/proposal/{id:guid}", async (Guid id, CancellationToken ct) => Results.Ok(await proposals.ReadProposalAsync(id, ct)));
        app.MapGet("/page/{cursor:guid}", async (Guid cursor, CancellationToken ct) => Results.Ok(await proposals.ReadPageAsync(cursor, ct)));
        app.MapGet("/proposal/{id:guid}/whole", async (Guid id, CancellationToken ct) => Results.Ok(await proposals.ReadWholeProposalAsync(id, ct)));
        foreach (var write in FloorWrite.All)
        {
            app.MapPost($"/write/{write.Name}/{{target:guid}}", async (Guid target, CancellationToken ct) =>
            {
                await write.RunAsync(databases[write.Database], target, ct);
                return Results.NoContent();
            });
        }

        app.MapIdentity();
        app.MapPost("/v1/{signal}", () => Results.Ok()); // Telemetry over OTLP: taken and dropped.
        return app.RunAsync();
    }

    private static NpgsqlDataSource Database(WebApplication app, string name) => new NpgsqlDataSourceBuilder(
        new NpgsqlConnectionStringBuilder(app.Configuration.GetConnectionString(name)) { MaxPoolSize = PoolSize, MaxAutoPrepare = 40, AutoPrepareMinUsages = 1, ApplicationName = "floor" }.ConnectionString).Build();
}
