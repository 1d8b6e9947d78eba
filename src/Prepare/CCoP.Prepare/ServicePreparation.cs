using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CCoP.Prepare;

/// <summary>Prepares one service from its own composition, so that nothing about it is written twice.</summary>
internal static class ServicePreparation
{
    /// <summary>A service with a database and queues of CCoP.Persistence.</summary>
    public static Task RunAsync(string[] args, Action<IHostApplicationBuilder> compose) =>
        RunAsync(args, compose, Migrate.DatabaseAsync, Migrate.QueuesAsync);

    /// <summary>A service that prepares itself in steps of its own.</summary>
    public static async Task RunAsync(
        string[] args, Action<IHostApplicationBuilder> compose, params IEnumerable<Func<IServiceProvider, CancellationToken, Task>> steps)
    {
        var builder = Host.CreateApplicationBuilder(args);
        // Looking for tables that are not there yet is no failure; a real one ends the run with its reason.
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Database", LogLevel.Critical)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Configuration.AddInMemoryCollection([new(Messaging.DeployTopologyOnly, "true")]);
        compose(builder);

        using var host = builder.Build();
        foreach (var step in steps)
        {
            await step(host.Services, CancellationToken.None);
        }
    }
}
