using System.Diagnostics;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using CCoP.LocalHosting.Dashboard;
using Microsoft.Extensions.Hosting;

namespace CCoP.LocalHosting;

/// <summary>Runs all resources of an application as processes of this machine, and tells their story on the console.</summary>
internal sealed class LocalHost : IHostedService, IAsyncDisposable
{
    private const long RoomNeeded = 500L << 20;
    private static readonly TimeSpan PatienceForPort = TimeSpan.FromSeconds(5);

    private readonly IDistributedApplicationBuilder application;
    private readonly IHostApplicationLifetime lifetime;
    private readonly ILogger<LocalHost> story;
    private readonly long started = Stopwatch.GetTimestamp();
    private Dictionary<string, Supervisor> supervisors = new(StringComparer.OrdinalIgnoreCase);
    private FileLock? turn;

    public LocalHost(IDistributedApplicationBuilder application, LocalHostSettings settings, IHostApplicationLifetime lifetime, ILogger<LocalHost> story)
    {
        (this.application, Settings, this.lifetime, this.story) = (application, settings, lifetime, story);
        Telemetry = DashboardTools.WhyNot(settings) is null ? new TelemetryEndpoint() : null;
    }

    public LocalHostSettings Settings { get; }

    /// <summary>The addresses and keys of the dashboard; null without one.</summary>
    public TelemetryEndpoint? Telemetry { get; }

    /// <summary>Where processes send what they measure: the operator's own collector, else the dashboard; null without either.</summary>
    public Collector? Collector => Settings.Collector ?? Telemetry?.Collector;

    public DateTimeOffset CreatedAt { get; } = TimeProvider.System.GetUtcNow();

    public IEnumerable<IResource> Resources => application.Resources;

    public IReadOnlyCollection<Supervisor> Supervisors => supervisors.Values;

    /// <summary>Raised when any resource changes.</summary>
    public Signal Changed { get; } = new();

    public string EnvironmentName => application.Environment.EnvironmentName;

    /// <summary>Where a build puts a project's assembly, below the project's folder: as it did with this one.</summary>
    public string BuildOutput => Path.GetRelativePath(application.AppHostDirectory, AppContext.BaseDirectory);

    /// <summary>Whether the message alone says what to do.</summary>
    public static bool IsForPeople(Exception exception) => exception is DistributedApplicationException or LocalServerException;

    public Supervisor Supervisor(string name) => supervisors.GetValueOrDefault(name) ?? throw new DistributedApplicationException($"There is no resource named {name}.");

    public bool IsAwaitedToComplete(IResource resource) =>
        Resources.SelectMany(other => other.Annotations.OfType<WaitAnnotation>()).Any(wait => wait.Resource == resource && wait.WaitType == WaitType.WaitForCompletion);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        story.LogInformation("This is the local host of {Application} (CCoP.LocalHosting): its servers and services run as processes of this machine.", application.Environment.ApplicationName);
        MakeRoom();
        await AllocatePortsAsync(cancellationToken);
        supervisors = application.Resources.Select(Supervise).ToDictionary(supervisor => supervisor.Resource.Name, StringComparer.OrdinalIgnoreCase);
        story.LogInformation("Data and logs are in {Folder}.", Settings.DataFolder);
        await Task.WhenAll(supervisors.Values.Select(supervisor => supervisor.StartAsync()));
        _ = SayWhenUpAsync(lifetime.ApplicationStopping);
    }

    /// <summary>Each resource after those that depend on it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (supervisors.Count == 0)
        {
            return;
        }

        story.LogInformation("Stopping.");
        var order = DependenciesFirst();
        var stops = new Dictionary<IResource, Task>();
        for (var index = order.Count - 1; index >= 0; index--)
        {
            var resource = order[index];
            var dependents = order.Skip(index + 1).Where(later => Dependencies(later).Contains(resource)).Select(later => stops[later]).ToList();
            stops[resource] = StopAfterAsync(resource, dependents);
        }

        await Task.WhenAll(stops.Values);
        story.LogInformation("Everything has stopped.");

        async Task StopAfterAsync(IResource resource, List<Task> dependents)
        {
            await Task.WhenAll(dependents);
            await Supervisor(resource.Name).StopAsync();
        }
    }

    /// <summary>Called twice: as the singleton that it is and as the hosted service.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var supervisor in Interlocked.Exchange(ref supervisors, []).Values)
        {
            await supervisor.DisposeAsync();
        }

        if (Interlocked.Exchange(ref turn, null) is { } ended)
        {
            await ended.DisposeAsync();
        }
    }

    public void Well(Supervisor supervisor) => story.LogInformation(
        "{Resource} is up after {Seconds:F1} s{Address}", supervisor.Resource.Name, (TimeProvider.System.GetUtcNow() - supervisor.Snapshot.StartedAt)?.TotalSeconds, string.Concat(supervisor.Endpoints.Select(endpoint => "  " + endpoint.Url)));

    public void Finished(Supervisor supervisor, TimeSpan ran) => story.LogInformation(
        "{Resource} has done its work in {Seconds:F1} s. {LastLine}", supervisor.Resource.Name, ran.TotalSeconds, supervisor.Log.Last);

    public void Crashed(Supervisor supervisor, int exitCode, TimeSpan pause) => story.LogError(
        "{Resource} ended with exit code {ExitCode} and starts again in {Seconds} s. Its log is {Log}:{NewLine}{Tail}",
        supervisor.Resource.Name, exitCode, pause.TotalSeconds, supervisor.Log.Path, Environment.NewLine, supervisor.Log.Tail(5));

    public void FailedToComplete(Supervisor supervisor, int exitCode) => story.LogError(
        "{Resource} failed with exit code {ExitCode}; what waits for it does not start. Its log is {Log}:{NewLine}{Tail}",
        supervisor.Resource.Name, exitCode, supervisor.Log.Path, Environment.NewLine, supervisor.Log.Tail(12));

    /// <summary>What cannot start by a reason that people can put right ends the host; nothing would come of waiting.</summary>
    public void FailedToStart(Supervisor supervisor, Exception reason)
    {
        if (!IsForPeople(reason))
        {
            story.LogError(reason, "{Resource} did not start.", supervisor.Resource.Name);
            return;
        }

        story.LogError("{Resource} did not start. {Reason}", supervisor.Resource.Name, reason.Message);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private async Task SayWhenUpAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var supervisor in supervisors.Values)
            {
                await supervisor.WhenAsync(snapshot => snapshot.IsUp, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var pages = supervisors.Values.SelectMany(supervisor => supervisor.Urls).Where(url => url.DisplayText is not null).Select(url => (url.DisplayText, url.Url)).ToList();
        if (Telemetry is not null)
        {
            pages.Add(("Dashboard", Telemetry.LoginPage));
        }

        var addresses = supervisors.Values.SelectMany(supervisor => supervisor.Endpoints)
            .Where(endpoint => endpoint.EndpointAnnotation.UriScheme == Uri.UriSchemeHttp)
            .DistinctBy(endpoint => endpoint.Resource)
            .ToDictionary(endpoint => endpoint.Resource.Name, endpoint => endpoint.Url, StringComparer.Ordinal);
        story.LogInformation("Everything is up after {Seconds:F1} s.{Pages}", Stopwatch.GetElapsedTime(started).TotalSeconds,
            string.Concat(pages.Select(page => $"{Environment.NewLine}    {page.DisplayText,-28} {page.Url}")));
        // For programs that wait for this one: each resource's address.
        await Console.Out.WriteLineAsync("Ready: " + JsonSerializer.Serialize(addresses));
    }

    private void MakeRoom()
    {
        Directory.CreateDirectory(Settings.LogFolder);
        turn = FileLock.TryTake(Path.Combine(Settings.DataFolder, "host.lock"))
            ?? throw new DistributedApplicationException($"Another local host works in {Settings.DataFolder}: stop it first, or set LocalHosting:DataFolder to another folder.");
        var free = new DriveInfo(Settings.DataFolder).AvailableFreeSpace;
        if (free < RoomNeeded)
        {
            throw new DistributedApplicationException($"There is no room in {Settings.DataFolder} ({free >> 20} MB free): free {RoomNeeded >> 20} MB, or set LocalHosting:DataFolder to another folder.");
        }
    }

    private async Task AllocatePortsAsync(CancellationToken ct)
    {
        foreach (var resource in application.Resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                if (endpoint.Port is { } wanted && await IsTakenAsync(wanted, ct))
                {
                    throw new DistributedApplicationException($"Port {wanted} is taken, so {resource.Name} cannot start: end the program that uses it, or choose another port.");
                }

                endpoint.AllocatedPort = endpoint.Port ?? Port.Free();
            }
        }
    }

    /// <summary>The processes of a host that was killed a moment ago may still be ending.</summary>
    private static async Task<bool> IsTakenAsync(int port, CancellationToken ct)
    {
        var asked = Stopwatch.GetTimestamp();
        while (Port.IsTaken(port))
        {
            if (Stopwatch.GetElapsedTime(asked) > PatienceForPort)
            {
                return true;
            }

            await Task.Delay(100, ct);
        }

        return false;
    }

    private Supervisor Supervise(IResource resource) => resource switch
    {
        PostgresServerResource postgres => new PostgresSupervisor(this, postgres),
        RabbitMQServerResource rabbitMq => new RabbitMqSupervisor(this, rabbitMq),
        IResourceWithParent part => new PartSupervisor(this, part),
        ParameterResource or ConnectionStringResource => new ValueSupervisor(this, resource),
        _ => new ProcessSupervisor(this, resource),
    };

    private List<IResource> DependenciesFirst()
    {
        var order = new List<IResource>();
        var seen = new HashSet<IResource>();
        foreach (var resource in Resources)
        {
            Visit(resource);
        }

        return order;

        void Visit(IResource resource)
        {
            if (seen.Add(resource))
            {
                foreach (var dependency in Dependencies(resource))
                {
                    Visit(dependency);
                }

                order.Add(resource);
            }
        }
    }

    private static IEnumerable<IResource> Dependencies(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => relationship.Resource);
}
