using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A PostgreSQL server: a private process here, not a container.</summary>
    public class PostgresServerResource(string name) : Resource(name), IResourceWithEndpoints, IResourceWithConnectionString, IResourceWithWaitSupport
    {
        /// <summary>Known once it has started.</summary>
        internal TaskCompletionSource<LocalPostgres> Server { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{new ServerValue<LocalPostgres>(Server.Task, server => server.ConnectionString)}");
    }

    /// <summary>A database on it, created when it is not there.</summary>
    public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
        : Resource(name), IResourceWithParent, IResourceWithConnectionString
    {
        public string DatabaseName { get; } = databaseName;

        public PostgresServerResource Parent { get; } = postgresParentResource;

        IResource IResourceWithParent.Parent => Parent;

        public ReferenceExpression ConnectionStringExpression =>
            ReferenceExpression.Create($"{new ServerValue<LocalPostgres>(Parent.Server.Task, server => server.ConnectionStringFor(DatabaseName))}");
    }

    /// <summary>A value of a server that is yet to start.</summary>
    internal sealed record ServerValue<T>(Task<T> Server, Func<T, string> Value) : IValueProvider
    {
        public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => Value(await Server.WaitAsync(cancellationToken));
    }
}

namespace Aspire.Hosting
{
    /// <summary>PostgreSQL.</summary>
    public static class PostgresBuilderExtensions
    {
        public static IResourceBuilder<PostgresServerResource> AddPostgres(
            this IDistributedApplicationBuilder builder,
            string name,
            IResourceBuilder<ParameterResource>? userName = null,
            IResourceBuilder<ParameterResource>? password = null,
            int? port = null)
        {
            LocalServerAccounts.RefuseChoice(name, userName, password);
            return builder.AddResource(new PostgresServerResource(name)).WithAnnotation(new EndpointAnnotation("tcp", "tcp", port));
        }

        public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) =>
            builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource))
                .WithAnnotation(new ResourceRelationshipAnnotation(builder.Resource, "Parent"));

        /// <summary>Keeps the data over restarts. Here it is always kept, in the data folder.</summary>
        public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false)
        {
            _ = (name, isReadOnly);
            return builder;
        }
    }

    /// <summary>The accounts of local servers make their own names and passwords.</summary>
    internal static class LocalServerAccounts
    {
        public static void RefuseChoice(string server, IResourceBuilder<ParameterResource>? userName, IResourceBuilder<ParameterResource>? password)
        {
            if (userName is not null || password is not null)
            {
                throw new DistributedApplicationException($"The local host chooses the account of {server} itself: leave out its user name and password.");
            }
        }
    }
}
