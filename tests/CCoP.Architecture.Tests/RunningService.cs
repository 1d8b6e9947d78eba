using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CCoP.Architecture.Tests;

/// <summary>A program's own pipeline without its database and its bus: enough to see what it offers.</summary>
internal sealed class RunningService(IAsyncDisposable factory, HttpClient client, IServiceProvider services) : IAsyncDisposable
{
    public HttpClient Client => client;

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static RunningService Start(Type program) => (RunningService)typeof(RunningService)
        .GetMethod(nameof(StartProgram), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(program)
        .Invoke(null, null)!;

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    private static RunningService StartProgram<TProgram>() where TProgram : class
    {
        var factory = new Factory<TProgram>();
        return new RunningService(factory, factory.CreateClient(), factory.Services);
    }

    private sealed class Factory<TProgram> : WebApplicationFactory<TProgram> where TProgram : class
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Testing");
            builder.UseSetting("ConnectionStrings:messaging", "amqp://127.0.0.1:1");
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureTestServices(services =>
            {
                foreach (var background in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name != "GenericWebHostService").ToList())
                {
                    services.Remove(background);
                }
            });
        }
    }
}
