using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace CCoP.LocalHosting;

/// <summary>
/// Runs one resource: waits for what it waits for, starts it, watches it, and starts it again when it ends with an error,
/// after pauses that grow.
/// </summary>
internal abstract class Supervisor(LocalHost host, IResource resource) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30), SteadyAfter = TimeSpan.FromMinutes(1);

    private readonly Signal changed = new();
    private readonly SemaphoreSlim oneCommand = new(1);
    private CancellationTokenSource stop = new();
    private Task run = Task.CompletedTask;

    public IResource Resource { get; } = resource;

    /// <summary>The name, with an ending that stays the same over restarts: what the process wrote finds its resource by it.</summary>
    public string InstanceId { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(host.Settings.DataFolder + resource.Name)))[..8];

    public string UniqueName => $"{Resource.Name}-{InstanceId}";

    public ResourceLog Log { get; } = new(Path.Combine(host.Settings.LogFolder, resource.Name + ".log"));

    public ResourceSnapshot Snapshot { get; private set; } = new();

    /// <summary>The name of its health check; null when it has none.</summary>
    public string? HealthCheckKey => HealthCheck?.Key(Resource.Name);

    /// <summary>Whether people can start and stop it.</summary>
    public virtual bool TakesCommands => true;

    public IEnumerable<EndpointReference> Endpoints => Resource is IResourceWithEndpoints listening
        ? Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointReference(listening, endpoint.Name))
        : [];

    /// <summary>Where people find it.</summary>
    public IEnumerable<ResourceUrlAnnotation> Urls => Endpoints.SelectMany(endpoint =>
    {
        var own = new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint };
        var changes = Resource.Annotations.OfType<UrlForEndpointAnnotation>().Where(change => change.EndpointName == endpoint.EndpointName).ToList();
        changes.ForEach(change => change.Changed?.Invoke(own));
        var added = changes.Select(change => change.Added?.Invoke(endpoint)).OfType<ResourceUrlAnnotation>().ToList();
        added.ForEach(url => url.Url = new Uri(new Uri(endpoint.Url), url.Url).ToString());
        return added.Prepend(own);
    });

    protected LocalHost Host { get; } = host;

    protected HttpHealthCheckAnnotation? HealthCheck { get; } = resource.Annotations.OfType<HttpHealthCheckAnnotation>().LastOrDefault();

    /// <summary>Starts it unless it runs or is about to.</summary>
    public Task StartAsync() => CommandAsync(BeginAsync);

    /// <summary>Stops it and does not start it again.</summary>
    public Task StopAsync() => CommandAsync(EndAsync);

    public Task RestartAsync() => CommandAsync(async () =>
    {
        await EndAsync();
        await BeginAsync();
    });

    public async Task<ResourceSnapshot> WhenAsync(Func<ResourceSnapshot, bool> condition, CancellationToken ct)
    {
        while (true)
        {
            var next = changed.Next;
            if (Snapshot is { } snapshot && condition(snapshot))
            {
                return snapshot;
            }

            await next.WaitAsync(ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        oneCommand.Dispose();
        Log.Dispose();
    }

    /// <summary>Starts it, calls <see cref="Started"/>, and returns its exit code when it has ended; ends it in good order when <paramref name="stopping"/> is asked for.</summary>
    protected abstract Task<int> RunOnceAsync(CancellationToken stopping);

    protected void Started(int? pid) => Update(snapshot => snapshot with { State = KnownResourceStates.Running, Pid = pid });

    protected void Update(Func<ResourceSnapshot, ResourceSnapshot> change)
    {
        Snapshot = change(Snapshot);
        changed.Raise();
        Host.Changed.Raise();
    }

    private async Task CommandAsync(Func<Task> command)
    {
        await oneCommand.WaitAsync(CancellationToken.None);
        try
        {
            await command();
        }
        finally
        {
            oneCommand.Release();
        }
    }

    private Task BeginAsync()
    {
        if (run.IsCompleted)
        {
            stop.Dispose();
            stop = new CancellationTokenSource();
            run = Task.Run(() => RunAsync(stop.Token), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    private async Task EndAsync()
    {
        await stop.CancelAsync();
        await run;
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            Update(_ => new() { State = KnownResourceStates.Waiting, HasHealthCheck = HealthCheck is not null });
            await WaitForOthersAsync(stopping);
            await RunUntilDoneAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Ended(KnownResourceStates.Finished, null);
        }
        catch (Exception exception)
        {
            Ended(KnownResourceStates.FailedToStart, null);
            Log.Write(exception.Message, isError: true);
            Host.FailedToStart(this, exception);
        }
    }

    private async Task WaitForOthersAsync(CancellationToken stopping)
    {
        foreach (var wait in Resource.Annotations.OfType<WaitAnnotation>())
        {
            await Host.Supervisor(wait.Resource.Name).WhenAsync(
                snapshot => wait.WaitType == WaitType.WaitUntilHealthy
                    ? snapshot.IsHealthy
                    : snapshot.State != KnownResourceStates.Running && snapshot.ExitCode == wait.ExitCode,
                stopping);
        }
    }

    private async Task RunUntilDoneAsync(CancellationToken stopping)
    {
        for (var failures = 0; ; failures++)
        {
            var started = Stopwatch.GetTimestamp();
            Update(snapshot => snapshot with { State = KnownResourceStates.Starting, StartedAt = TimeProvider.System.GetUtcNow(), StoppedAt = null, ExitCode = null, Health = null });
            var exitCode = await RunOnceAsync(stopping);
            var ran = Stopwatch.GetElapsedTime(started);
            if (stopping.IsCancellationRequested)
            {
                Ended(KnownResourceStates.Finished, null);
                return;
            }

            if (exitCode == 0)
            {
                Ended(KnownResourceStates.Finished, exitCode);
                Host.Finished(this, ran);
                return;
            }

            Ended(KnownResourceStates.Exited, exitCode);
            if (Host.IsAwaitedToComplete(Resource))
            {
                Host.FailedToComplete(this, exitCode);
                return;
            }

            failures = ran > SteadyAfter ? 0 : failures;
            var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures), LongestPause.TotalSeconds));
            Host.Crashed(this, exitCode, pause);
            await Task.Delay(pause, stopping);
        }
    }

    private void Ended(string state, int? exitCode) => Update(snapshot => snapshot with
    {
        State = state,
        ExitCode = exitCode,
        Pid = null,
        Health = null,
        StoppedAt = TimeProvider.System.GetUtcNow(),
    });
}
