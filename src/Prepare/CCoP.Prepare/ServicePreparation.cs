using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CCoP.Prepare;

/// <summary>Prepares one service from its own composition, so that nothing about it is written twice.</summary>
internal static class ServicePreparation
{
    public static async Task RunAsync(string[] args, Action<IHostApplicationBuilder> compose)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection([new(Messaging.DeployTopologyOnly, "true")]);
        compose(builder);

        using var host = builder.Build();
        await Migrate.DatabaseAsync(host.Services, CancellationToken.None);
        await Migrate.QueuesAsync(host.Services, CancellationToken.None);
    }
}
