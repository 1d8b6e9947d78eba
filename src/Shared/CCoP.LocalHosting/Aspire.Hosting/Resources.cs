using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A part of the application.</summary>
    public interface IResource
    {
        string Name { get; }

        ResourceAnnotationCollection Annotations { get; }
    }

    /// <summary>Something that is known about a resource.</summary>
    public interface IResourceAnnotation;

    /// <summary>All that is known about a resource, in the order in which it was said.</summary>
    public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;

    /// <summary>A resource that gets environment variables.</summary>
    public interface IResourceWithEnvironment : IResource;

    /// <summary>A resource that gets arguments.</summary>
    public interface IResourceWithArgs : IResource;

    /// <summary>A resource that listens.</summary>
    public interface IResourceWithEndpoints : IResource;

    /// <summary>A resource that can wait for others before it starts.</summary>
    public interface IResourceWithWaitSupport : IResource;

    /// <summary>A resource inside another.</summary>
    public interface IResourceWithParent : IResource
    {
        IResource Parent { get; }
    }

    /// <summary>A resource that others reach by a connection string.</summary>
    public interface IResourceWithConnectionString : IResource, IValueProvider
    {
        ReferenceExpression ConnectionStringExpression { get; }

        ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) =>
            ConnectionStringExpression.GetValueAsync(cancellationToken);
    }

    public abstract class Resource(string name) : IResource
    {
        public virtual string Name { get; } = name;

        public virtual ResourceAnnotationCollection Annotations { get; } = [];
    }

    /// <summary>A program.</summary>
    public class ExecutableResource(string name, string command, string workingDirectory)
        : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
    {
        public string Command { get; } = command;

        public string WorkingDirectory { get; } = workingDirectory;
    }

    /// <summary>A .NET project.</summary>
    public class ProjectResource(string name)
        : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport;

    /// <summary>A value from the configuration key <c>Parameters:{name}</c>.</summary>
    public class ParameterResource : Resource, IValueProvider
    {
        private readonly Func<string> value;

        internal ParameterResource(string name, bool secret, Func<string> value)
            : base(name)
        {
            Secret = secret;
            this.value = value;
        }

        public bool Secret { get; }

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value());
    }

    /// <summary>A connection string that is configured or put together.</summary>
    public sealed class ConnectionStringResource(string name, ReferenceExpression connectionStringExpression) : Resource(name), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression { get; } = connectionStringExpression;
    }
}

namespace Aspire.Hosting
{
    using Aspire.Hosting.ApplicationModel;

    /// <summary>A resource whose address others find by its name.</summary>
    public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

    /// <summary>Where a project is.</summary>
    public interface IProjectMetadata : IResourceAnnotation
    {
        string ProjectPath { get; }
    }

    public class DistributedApplicationException(string message) : Exception(message);
}
