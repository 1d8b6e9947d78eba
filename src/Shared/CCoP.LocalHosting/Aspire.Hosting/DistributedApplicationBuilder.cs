using System.Reflection;
using CCoP.LocalHosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>Says more about a resource.</summary>
    public interface IResourceBuilder<out T>
        where T : IResource
    {
        IDistributedApplicationBuilder ApplicationBuilder { get; }

        T Resource { get; }

        IResourceBuilder<T> WithAnnotation<TAnnotation>(TAnnotation annotation)
            where TAnnotation : IResourceAnnotation;
    }
}

namespace Aspire.Hosting
{
    using Aspire.Hosting.ApplicationModel;

    /// <summary>Puts an application together.</summary>
    public interface IDistributedApplicationBuilder
    {
        /// <summary>The folder of the app host's project.</summary>
        string AppHostDirectory { get; }

        ConfigurationManager Configuration { get; }

        IHostEnvironment Environment { get; }

        IServiceCollection Services { get; }

        IList<IResource> Resources { get; }

        IResourceBuilder<T> AddResource<T>(T resource)
            where T : IResource;

        DistributedApplication Build();
    }

    internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
    {
        private readonly HostApplicationBuilder host;

        public DistributedApplicationBuilder(string[] args)
        {
            var appHost = Assembly.GetEntryAssembly();
            AppHostDirectory = appHost?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "AppHostProjectPath")?.Value
                ?? Directory.GetCurrentDirectory();
            host = new HostApplicationBuilder(new HostApplicationBuilderSettings
            {
                Args = args,
                ApplicationName = appHost?.GetName().Name,
                ContentRootPath = AppHostDirectory,
                // A local host is for development unless it is told otherwise.
                EnvironmentName = System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Development,
            });
            host.Logging.ClearProviders().AddConsole(console => console.FormatterName = ConsoleStory.Name).AddConsoleFormatter<ConsoleStory, ConsoleFormatterOptions>();
            // What stops a host from starting is said once, without its stack.
            host.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
            host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(2));
            host.Services.AddSingleton<IDistributedApplicationBuilder>(this);
            var settings = LocalHostSettings.From(host.Configuration, AppHostDirectory);
            host.Configuration["LocalHosting:DataFolder"] = settings.DataFolder; // So that the application can put its own files beside.
            host.Services.AddSingleton(settings);
            host.Services.AddSingleton<LocalHost>();
            host.Services.AddSingleton(services => new ResourceNotificationService(services.GetRequiredService<LocalHost>()));
            host.Services.AddHostedService(services => services.GetRequiredService<LocalHost>());
            host.Services.AddHostedService<CCoP.LocalHosting.Dashboard.DashboardHost>();
            host.Services.AddHostedService<ParentWatch>();
        }

        public string AppHostDirectory { get; }

        public ConfigurationManager Configuration => host.Configuration;

        public IHostEnvironment Environment => host.Environment;

        public IServiceCollection Services => host.Services;

        public IList<IResource> Resources { get; } = [];

        public IResourceBuilder<T> AddResource<T>(T resource)
            where T : IResource
        {
            if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new DistributedApplicationException($"There are two resources named {resource.Name}.");
            }

            Resources.Add(resource);
            return new ResourceBuilder<T>(this, resource);
        }

        public DistributedApplication Build() => new(host.Build());

        private sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource) : IResourceBuilder<T>
            where T : IResource
        {
            public IResourceBuilder<T> WithAnnotation<TAnnotation>(TAnnotation annotation)
                where TAnnotation : IResourceAnnotation
            {
                Resource.Annotations.Add(annotation);
                return this;
            }
        }
    }
}
