using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.Persistence;

/// <summary>Name of the running service: its database, its queues' prefix, its part of an address.</summary>
internal sealed record ServiceName(string Value);

/// <summary>Which consumers a service has. The only place besides <c>IConsumer&lt;T&gt;</c> where the bus shows.</summary>
public sealed class Consumers
{
    private readonly List<Action<IBusRegistrationConfigurator>> registrations = [];

    /// <summary>Gives <typeparamref name="T"/> a queue of its own, named for the service and the consumer.</summary>
    public Consumers Consume<T>() where T : class, IConsumer
    {
        registrations.Add(bus => bus.AddConsumer<T>());
        return this;
    }

    internal void Register(IBusRegistrationConfigurator bus) => registrations.ForEach(register => register(bus));
}

/// <summary>The bus of a service, over RabbitMQ.</summary>
public static class Messaging
{
    /// <summary>Set by CCoP.Prepare: declare every queue and binding, consume nothing.</summary>
    public const string DeployTopologyOnly = "Messaging:DeployTopologyOnly";

    private const ushort Prefetch = 32;

    internal static void AddMessaging(this IServiceCollection services, string service, string? connectionString, bool topologyOnly, Consumers consumers)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            consumers.Register(bus);
            bus.AddConfigureEndpointsCallback((_, endpoint) =>
            {
                if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
                {
                    rabbit.SetQuorumQueue();
                    rabbit.PrefetchCount = Prefetch;
                }
            });
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(connectionString ?? throw new InvalidOperationException("ConnectionStrings:messaging is missing.")));
                rabbit.DeployTopologyOnly = topologyOnly;
                rabbit.ConfigureJsonSerializerOptions(options =>
                {
                    ServiceDefaultsSetup.Json(options);
                    return options;
                });

                // Each try is a new transaction: retry stands outside the inbox. A missing predecessor is there after a few seconds.
                rabbit.UseMessageRetry(retry => retry.Intervals(50, 250, 1_000, 3_000, 10_000));
                rabbit.UseConsumeFilter(typeof(InboxFilter<>), context);
                rabbit.ConfigureEndpoints(context);
            });
        });
    }
}
