using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.Persistence;

/// <summary>Brings a service's database up to date. Called by CCoP.Prepare and by tests, never by a serving replica.</summary>
public static class Migrate
{
    internal const string Channel = "outbox";

    public static async Task DatabaseAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
        await db.Database.MigrateAsync(ct);

        // Wakes the relay as soon as a message is committed.
        await db.Database.ExecuteSqlRawAsync(
            $"""
            CREATE OR REPLACE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS
                $body$ BEGIN PERFORM pg_notify('{Channel}', ''); RETURN NULL; END $body$;
            CREATE OR REPLACE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
            """,
            ct);
    }
}
