using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What is said about any resource.</summary>
public static class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.WithVariable(name, value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment => builder.WithVariable(name, endpointReference);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment => builder.WithVariable(name, value);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.WithVariable(name, parameter.Resource).WithRelationship(parameter.Resource, "Reference");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Action<EnvironmentCallbackContext> callback)
        where T : IResourceWithEnvironment => builder.WithAnnotation(new EnvironmentCallbackAnnotation(callback));

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs => builder.WithAnnotation(new CommandLineArgsCallbackAnnotation(list => AddAll(list, args)));

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params object[] args)
        where T : IResourceWithArgs => builder.WithAnnotation(new CommandLineArgsCallbackAnnotation(list => AddAll(list, args)));

    /// <summary>Tells a resource how to reach another: <c>ConnectionStrings__{name}</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        _ = optional; // A connection string that is not configured is no resource here: AddConnectionString refuses it.
        return builder.WithVariable("ConnectionStrings__" + (connectionName ?? source.Resource.Name), source.Resource).WithRelationship(source.Resource, "Reference");
    }

    /// <summary>Tells a resource where another listens: <c>services__{name}__{endpoint}__0</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment => builder
            .WithEnvironment(context =>
            {
                foreach (var endpoint in source.Resource.Annotations.OfType<EndpointAnnotation>())
                {
                    context.EnvironmentVariables[$"services__{source.Resource.Name}__{endpoint.Name}__0"] = new EndpointReference(source.Resource, endpoint.Name);
                }
            })
            .WithRelationship(source.Resource, "Reference");

    /// <summary>Starts when the other runs and is well.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder
            .WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitUntilHealthy))
            .WithRelationship(dependency.Resource, "WaitFor");

    /// <summary>Starts when the other has ended with the exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport => builder
            .WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitForCompletion, exitCode))
            .WithRelationship(dependency.Resource, "WaitFor");

    /// <summary>Listens for HTTP on the loopback interface.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">Null takes a free one.</param>
    /// <param name="targetPort">The same as <paramref name="port"/>: nothing stands between a caller and the process here.</param>
    /// <param name="name">How others name it; <c>http</c> by default.</param>
    /// <param name="env">An environment variable that tells the process its port.</param>
    /// <param name="isProxied">Has no effect: nothing is proxied here.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
    {
        _ = isProxied;
        var endpoint = new EndpointReference(builder.Resource, name ?? "http");
        if (builder.Resource.Annotations.OfType<EndpointAnnotation>().Any(other => other.Name == endpoint.EndpointName))
        {
            throw new DistributedApplicationException($"The resource {builder.Resource.Name} has two endpoints named {endpoint.EndpointName}.");
        }

        builder.WithAnnotation(new EndpointAnnotation("http", endpoint.EndpointName, port ?? targetPort));
        return env is null ? builder : builder.WithAnnotation(new EnvironmentCallbackAnnotation(context =>
            context.EnvironmentVariables[env] = endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Resource, name);

    /// <summary>Is well while an address answers with a status.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints => builder.WithAnnotation(new HttpHealthCheckAnnotation(
            new EndpointReference(builder.Resource, endpointName ?? "http"), path ?? "/", statusCode ?? 200));

    /// <summary>Changes the address of an endpoint that people see.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback)
        where T : IResource => builder.WithAnnotation(new UrlForEndpointAnnotation(endpointName, null, callback));

    /// <summary>Adds an address that people see.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Func<EndpointReference, ResourceUrlAnnotation> callback)
        where T : IResourceWithEndpoints => builder.WithAnnotation(new UrlForEndpointAnnotation(endpointName, callback, null));

    private static IResourceBuilder<T> WithVariable<T>(this IResourceBuilder<T> builder, string name, object value)
        where T : IResource => builder.WithAnnotation(new EnvironmentCallbackAnnotation(context => context.EnvironmentVariables[name] = value));

    private static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type)
        where T : IResource => builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));

    private static void AddAll(IList<object> list, IEnumerable<object> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
