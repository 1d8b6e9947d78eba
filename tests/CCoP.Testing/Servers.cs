using Xunit;

namespace CCoP.Testing;

/// <summary>
/// The PostgreSQL and RabbitMQ of one test assembly (<c>[assembly: AssemblyFixture(typeof(Servers))]</c>), started when the
/// first test asks and gone with the assembly.
/// </summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly Lazy<Task<LocalPostgres>> postgres = new(() => LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false }, CancellationToken.None));
    private readonly Lazy<Task<LocalRabbitMq>> rabbitMq = new(() => LocalRabbitMq.StartAsync(new LocalRabbitMqOptions(), CancellationToken.None));
    private BrowserTurn? turn;

    public Task<LocalPostgres> PostgresAsync() => postgres.Value;

    public Task<LocalRabbitMq> RabbitMqAsync() => rabbitMq.Value;

    public async ValueTask InitializeAsync() => turn = await BrowserTurn.ShareAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (rabbitMq.IsValueCreated)
        {
            await (await rabbitMq.Value).DisposeAsync();
        }

        if (postgres.IsValueCreated)
        {
            await (await postgres.Value).DisposeAsync();
        }

        turn?.Dispose();
    }
}
