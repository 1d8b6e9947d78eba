namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a resource listens, always on the loopback interface.</summary>
public sealed class EndpointAnnotation(string uriScheme, string name, int? port) : IResourceAnnotation
{
    public string UriScheme { get; } = uriScheme;

    public string Name { get; } = name;

    /// <summary>The port that is asked for; null takes a free one.</summary>
    public int? Port { get; } = port;

    /// <summary>Null until the application starts.</summary>
    internal int? AllocatedPort { get; set; }
}

/// <summary>Adds environment variables when the resource starts.</summary>
public sealed class EnvironmentCallbackAnnotation(Action<EnvironmentCallbackContext> callback) : IResourceAnnotation
{
    internal Action<EnvironmentCallbackContext> Callback { get; } = callback;
}

public sealed class EnvironmentCallbackContext
{
    /// <summary>Name to text, or to an <see cref="IValueProvider"/>.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = [];
}

/// <summary>Adds arguments when the resource starts.</summary>
public sealed class CommandLineArgsCallbackAnnotation(Action<IList<object>> callback) : IResourceAnnotation
{
    internal Action<IList<object>> Callback { get; } = callback;
}

public enum WaitType
{
    WaitUntilHealthy = 0,
    WaitForCompletion = 1,
}

/// <summary>What a resource waits for before it starts.</summary>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;

    public WaitType WaitType { get; } = waitType;

    public int ExitCode { get; } = exitCode;
}

/// <summary>A resource that has to do with another: the dashboard shows it, and it stops before the other.</summary>
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;

    public string Type { get; } = type;
}

/// <summary>An address that tells whether the resource is well.</summary>
internal sealed record HttpHealthCheckAnnotation(EndpointReference Endpoint, string Path, int StatusCode) : IResourceAnnotation
{
    /// <summary>As Aspire names it.</summary>
    public string Key(string resource) => $"{resource}_{Endpoint.EndpointName}_{Path}_{StatusCode}_check";
}

/// <summary>An address that people open.</summary>
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>Absolute, or relative to the endpoint.</summary>
    public required string Url { get; set; }

    public string? DisplayText { get; set; }

    public EndpointReference? Endpoint { get; init; }
}

/// <summary>Adds or changes an address of an endpoint once its port is known.</summary>
internal sealed record UrlForEndpointAnnotation(string EndpointName, Func<EndpointReference, ResourceUrlAnnotation>? Added, Action<ResourceUrlAnnotation>? Changed) : IResourceAnnotation;
