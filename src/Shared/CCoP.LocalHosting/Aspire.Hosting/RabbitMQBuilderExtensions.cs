using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A RabbitMQ server: a private process here, not a container.</summary>
    public class RabbitMQServerResource(string name) : Resource(name), IResourceWithEndpoints, IResourceWithConnectionString, IResourceWithWaitSupport
    {
        /// <summary>Known once it has started.</summary>
        internal TaskCompletionSource<LocalRabbitMq> Server { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{new ServerValue<LocalRabbitMq>(Server.Task, server => server.ConnectionString)}");
    }
}

namespace Aspire.Hosting
{
    /// <summary>RabbitMQ.</summary>
    public static class RabbitMQBuilderExtensions
    {
        public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
            this IDistributedApplicationBuilder builder,
            string name,
            IResourceBuilder<ParameterResource>? userName = null,
            IResourceBuilder<ParameterResource>? password = null,
            int? port = null)
        {
            LocalServerAccounts.RefuseChoice(name, userName, password);
            return builder.AddResource(new RabbitMQServerResource(name)).WithAnnotation(new EndpointAnnotation("amqp", "tcp", port));
        }

        /// <summary>Keeps the data over restarts. Here it is always kept, in the data folder.</summary>
        public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false)
        {
            _ = (name, isReadOnly);
            return builder;
        }
    }
}
