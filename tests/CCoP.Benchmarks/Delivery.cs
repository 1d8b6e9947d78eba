using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using CCoP.Membership.Contracts;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CCoP.Benchmarks;

/// <summary>How long a message takes, at a steady pace, over a quorum queue.</summary>
internal static class Delivery
{
    /// <summary>Where the database of Proposals tells of every message whose effect it has committed.</summary>
    public const string Effects = "effects";

    public const int PerSecond = 50;

    /// <summary>From the commit of a message in Membership's outbox to the commit of its effect in Proposals.</summary>
    public static async Task<Sample> OutboxToEffectAsync(Records records, TimeSpan duration, CancellationToken ct)
    {
        await using var listener = await records.ProposalsDatabase.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand("LISTEN " + Effects, listener))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        var flight = new Flight();
        listener.Notification += (_, effect) => flight.Land(Guid.Parse(effect.Payload));
        using var landing = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var listening = ListenAsync(listener, landing.Token);
        var sample = await flight.RunAsync(
            async message =>
            {
                await TellAsync(records.MembershipDatabase, message, ct);
                return Stopwatch.GetTimestamp();
            },
            duration, ct);
        await landing.CancelAsync();
        await listening;
        return sample;
    }

    /// <summary>From the broker's confirm to the consumer, by the broker's own client and nothing else.</summary>
    public static async Task<Sample> BrokerAloneAsync(Platform platform, TimeSpan duration, CancellationToken ct)
    {
        const string Queue = "floor";
        await using var connection = await new ConnectionFactory { Uri = new Uri(platform.RabbitMq.ConnectionString) }.CreateConnectionAsync(ct);
        await using var sending = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        await using var receiving = await connection.CreateChannelAsync(cancellationToken: ct);
        await receiving.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        var flight = new Flight();
        var consumer = new AsyncEventingBasicConsumer(receiving);
        consumer.ReceivedAsync += async (_, message) =>
        {
            flight.Land(Guid.Parse(message.BasicProperties.MessageId!));
            await receiving.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
        };
        await receiving.BasicConsumeAsync(Queue, autoAck: false, consumer, ct);
        return await flight.RunAsync(
            async message =>
            {
                var sent = Stopwatch.GetTimestamp();
                await sending.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { MessageId = message.ToString(), Persistent = true }, new byte[400], ct);
                return sent;
            },
            duration, ct);
    }

    private static async Task ListenAsync(NpgsqlConnection listener, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await listener.WaitAsync(ct);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task TellAsync(NpgsqlDataSource membership, Guid id, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var told = new RoleChanged(id, 1, id, "Somebody", Roles.Grantee, null, null, now, now);
        await using var command = membership.CreateCommand("INSERT INTO outbox (message_id, partition, key, type, body) VALUES ($1, $2, $1, $3, $4::jsonb)");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = id.ToByteArray()[15] % 8 });
        command.Parameters.Add(new() { Value = $"{typeof(RoleChanged).FullName}, {typeof(RoleChanged).Assembly.GetName().Name}" });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(told, ApiClient.Json) });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Messages that were sent and have not arrived, and the times of those that have.</summary>
    private sealed class Flight
    {
        private readonly ConcurrentDictionary<Guid, long> landed = new();

        public void Land(Guid message) => landed.TryAdd(message, Stopwatch.GetTimestamp());

        /// <param name="send">Sends a message and says from when on it counts.</param>
        /// <param name="duration">How long it sends; every message that was sent is waited for.</param>
        /// <param name="ct">Ends it early.</param>
        public async Task<Sample> RunAsync(Func<Guid, Task<long>> send, TimeSpan duration, CancellationToken ct)
        {
            var started = Stopwatch.GetTimestamp();
            var sent = new List<(Guid Message, long At)>();
            using (var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond)))
            {
                while (Stopwatch.GetElapsedTime(started) < duration && await pace.WaitForNextTickAsync(ct))
                {
                    var message = Guid.CreateVersion7();
                    sent.Add((message, await send(message)));
                }
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            while (!sent.TrueForAll(one => landed.ContainsKey(one.Message)))
            {
                await Task.Delay(20, ct);
            }

            return Sample.Of(sent.Select(one => Math.Max(0, Stopwatch.GetElapsedTime(one.At, landed[one.Message]).TotalMilliseconds)), elapsed);
        }
    }
}
