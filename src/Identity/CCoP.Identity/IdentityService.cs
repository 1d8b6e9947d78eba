using CCoP.Identity.Data;
using CCoP.Identity.OpenId;
using CCoP.Identity.Seeding;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CCoP.Identity;

/// <summary>Identity's database, as its own process and CCoP.Prepare compose it.</summary>
public static class IdentityService
{
    public const string Name = "identity";

    private const int PoolSize = 12;

    public static void AddIdentityData(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            // CCoP.Prepare runs elsewhere but must know the same development secrets; every other source wins over these.
            var settings = typeof(IdentityService).Assembly.GetManifestResourceStream("appsettings.Development.json")!;
            builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Json.JsonStreamConfigurationSource { Stream = settings });
        }

        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(builder.Configuration.GetConnectionString(Name) ?? "Host=127.0.0.1")
        {
            MaxPoolSize = PoolSize,
            ApplicationName = Name,
        }.ConnectionString).Build());
        services.AddDbContext<IdentityDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention());
        services.AddHealthChecks().AddDbContextCheck<IdentityDb>(Name, tags: ["ready"]);
        services.AddDataProtection().SetApplicationName("CCoP.Identity").PersistKeysToDbContext<IdentityDb>();
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = 12;
            options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = options.Password.RequireDigit = false;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<IdentityDb>();
        services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>());
        services.AddScoped<Clients>();
        services.AddScoped<DemoCast>();
        services.AddSingleton<TokenKeys>();
    }

    /// <summary>Applies migrations. Called by CCoP.Prepare and by tests, never by a serving replica.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.MigrateAsync(ct);
    }

    /// <summary>Brings keys, clients and the demo cast (Development only) to what the configuration says; a repeat changes nothing.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<TokenKeys>().EnsureAsync(ct);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Clients>().SeedAsync(ct);
        await scope.ServiceProvider.GetRequiredService<DemoCast>().SeedAsync(ct);
    }
}
