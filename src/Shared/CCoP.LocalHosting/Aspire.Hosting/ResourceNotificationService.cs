using CCoP.LocalHosting;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Waits for what happens to resources.</summary>
public sealed class ResourceNotificationService
{
    private readonly LocalHost host;

    internal ResourceNotificationService(LocalHost host) => this.host = host;

    /// <summary>Until the resource is in the state.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        host.Supervisor(resourceName).WhenAsync(snapshot => snapshot.State == (targetState ?? KnownResourceStates.Running), cancellationToken);

    /// <summary>Until the resource runs and every check of it is well.</summary>
    public Task WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        host.Supervisor(resourceName).WhenAsync(snapshot => snapshot.IsHealthy, cancellationToken);
}

/// <summary>The states of a resource, as the dashboard knows them.</summary>
public static class KnownResourceStates
{
    public static readonly string NotStarted = "NotStarted";
    public static readonly string Waiting = "Waiting";
    public static readonly string Starting = "Starting";
    public static readonly string Running = "Running";
    public static readonly string Stopping = "Stopping";

    /// <summary>Ended by itself or by request.</summary>
    public static readonly string Finished = "Finished";

    /// <summary>Ended with an error.</summary>
    public static readonly string Exited = "Exited";
    public static readonly string FailedToStart = "FailedToStart";
}
