using System.Collections.Concurrent;
using MassTransit;
using Xunit;

namespace CCoP.Testing;

/// <summary>The other services, as a service under test meets them: sends it messages and listens to its own.</summary>
public sealed class TestBus : IAsyncDisposable
{
    private readonly IBusControl bus;
    private readonly Func<Task> told;

    private TestBus(IBusControl bus, Func<Task> told) => (this.bus, this.told) = (bus, told);

    /// <param name="told">Waits until the service under test has sent what it had to tell.</param>
    internal static async Task<TestBus> ConnectAsync(string connectionString, Func<Task> told)
    {
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(connectionString));
            rabbit.ConfigureJsonSerializerOptions(options =>
            {
                ServiceDefaultsSetup.Json(options);
                return options;
            });
        });
        await bus.StartAsync();
        return new TestBus(bus, told);
    }

    /// <summary>Publishes a message; with an id, so that a test can send the same one twice.</summary>
    public Task PublishAsync<T>(T message, Guid? messageId = null) where T : class, IMessage =>
        bus.Publish(message, context => context.MessageId = messageId ?? Guid.CreateVersion7());

    /// <summary>Collects the messages of this type from now on: not those of earlier changes that are still on their way.</summary>
    public async Task<Inbox<T>> ListenAsync<T>() where T : class, IMessage
    {
        await told();
        var inbox = new Inbox<T>();
        var handle = bus.ConnectReceiveEndpoint($"test-{Guid.CreateVersion7():N}", endpoint =>
        {
            ((IRabbitMqReceiveEndpointConfigurator)endpoint).AutoDelete = true;
            endpoint.ConcurrentMessageLimit = 1; // In the order in which they were told.
            endpoint.Handler<T>(context =>
            {
                inbox.Add(context.Message);
                return Task.CompletedTask;
            });
        });
        await handle.Ready;
        return inbox;
    }

    public async ValueTask DisposeAsync() => await bus.StopAsync();
}

/// <summary>Messages of one type that arrived, in order.</summary>
public sealed class Inbox<T> where T : class, IMessage
{
    private readonly ConcurrentQueue<T> messages = new();

    public IReadOnlyList<T> All => [.. messages];

    internal void Add(T message) => messages.Enqueue(message);

    /// <summary>The first message for which this holds, waiting for it up to 20 s.</summary>
    public async Task<T> OneAsync(Func<T, bool>? holds = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!patience.IsCancellationRequested)
        {
            if (messages.FirstOrDefault(message => holds is null || holds(message)) is { } found)
            {
                return found;
            }

            await Task.Delay(20);
        }

        Assert.Fail($"No such {typeof(T).Name} arrived within 20 s; {messages.Count} others did.");
        throw new InvalidOperationException();
    }
}
