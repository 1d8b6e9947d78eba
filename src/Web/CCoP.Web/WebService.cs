using CCoP.Web.Data;
using CCoP.Web.Session;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CCoP.Web;

/// <summary>Web's database, as its own process and CCoP.Prepare compose it: sessions and the keys that protect cookies.</summary>
public static class WebService
{
    public const string Name = "web";

    private const int PoolSize = 12;

    public static void AddWebData(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(builder.Configuration.GetConnectionString(Name) ?? "Host=127.0.0.1")
        {
            MaxPoolSize = PoolSize,
            ApplicationName = Name,
        }.ConnectionString).Build());
        services.AddDbContext<WebDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention());
        services.AddHealthChecks().AddDbContextCheck<WebDb>(Name, tags: ["ready"]);
        services.AddDataProtection().SetApplicationName("CCoP.Web").PersistKeysToDbContext<WebDb>();
        services.AddSingleton<SessionStore>();
    }

    /// <summary>Applies migrations. Called by CCoP.Prepare and by tests, never by a serving replica.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WebDb>().Database.MigrateAsync(ct);
    }
}
