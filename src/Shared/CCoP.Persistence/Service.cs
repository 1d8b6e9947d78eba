using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CCoP.Persistence;

/// <summary>A service's database and messages: one line in its composition, and in CCoP.Prepare.</summary>
public static class Service
{
    /// <summary>More connections are slower on small machines, not faster.</summary>
    private const int PoolSize = 12;

    /// <summary>Of each connection: what is asked again and again is parsed and planned once.</summary>
    private const int PreparedStatements = 100;

    public static void AddService<TDb>(this IHostApplicationBuilder builder, string name, Action<Consumers>? configure = null) where TDb : ServiceDb
    {
        var consumers = new Consumers();
        configure?.Invoke(consumers);

        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.TryAddScoped<CurrentUser>();
        services.AddSingleton(new ServiceName(name));
        services.AddSingleton(_ => DataSource(builder.Configuration, name));
        services.AddScoped<AuditInterceptor>();
        services.AddDbContext<TDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning))
            .AddInterceptors(provider.GetRequiredService<AuditInterceptor>()));
        services.AddScoped<ServiceDb>(provider => provider.GetRequiredService<TDb>());
        services.AddHealthChecks().AddDbContextCheck<TDb>(name, tags: ["ready"]);

        var topologyOnly = builder.Configuration.GetValue<bool>(Messaging.DeployTopologyOnly);
        services.AddMessaging(name, builder.Configuration.GetConnectionString("messaging"), topologyOnly, consumers);
        if (!topologyOnly)
        {
            services.AddSingleton<OutboxAge>();
            services.AddHostedService<OutboxRelay>();
            services.AddHostedService<InboxCleaner>();
        }
    }

    private static NpgsqlDataSource DataSource(IConfiguration configuration, string name) =>
        new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name) ?? "Host=127.0.0.1")
        {
            MaxPoolSize = PoolSize,
            MaxAutoPrepare = PreparedStatements,
            NoResetOnClose = true, // Nothing outlasts its transaction but the LISTEN of the relay, which keeps its connection.
            ApplicationName = name,
        }.ConnectionString).Build();
}
