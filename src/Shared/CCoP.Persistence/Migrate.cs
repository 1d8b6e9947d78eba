using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.Persistence;

/// <summary>Brings a service's database and queues up to date. Called by CCoP.Prepare and by tests, never by a serving replica.</summary>
public static class Migrate
{
    internal const string Channel = "outbox";

    public static async Task DatabaseAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
        await db.Database.MigrateAsync(ct);
        await WakeRelayAsync(services, ct);
    }

    /// <summary>The trigger that wakes the relay as soon as a message is committed.</summary>
    public static async Task WakeRelayAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ServiceDb>().Database.ExecuteSqlRawAsync(
            $"""
            CREATE OR REPLACE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS
                $body$ BEGIN PERFORM pg_notify('{Channel}', ''); RETURN NULL; END $body$;
            CREATE OR REPLACE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
            """,
            ct);
    }

    /// <summary>
    /// Declares every exchange, queue and binding of a service composed with <see cref="Messaging.DeployTopologyOnly"/>.
    /// It comes before any relay starts: a message published before its queue exists is confirmed and lost.
    /// </summary>
    public static async Task QueuesAsync(IServiceProvider services, CancellationToken ct)
    {
        var bus = services.GetRequiredService<IBusControl>();
        await bus.StartAsync(ct);
        await bus.StopAsync(ct);
    }
}
