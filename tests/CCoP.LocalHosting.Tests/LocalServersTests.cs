using System.Diagnostics;
using Npgsql;
using RabbitMQ.Client;

namespace CCoP.LocalHosting.Tests;

public sealed class LocalServersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSQL_keeps_what_was_committed_through_a_kill_and_leaves_nothing_when_it_ends()
    {
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions(), Ct);
        await ExecuteAsync(postgres, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");

        await postgres.KillAsync(Ct);
        await postgres.RestartAsync(Ct);

        (await ExecuteAsync(postgres, "SELECT id FROM kept")).ShouldBe(7);
        var pid = postgres.Pid;
        await postgres.StopAsync(Ct);
        IsAlive(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task Databases_are_created_once()
    {
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false }, Ct);

        await postgres.CreateDatabasesAsync(["one", "two"], Ct);
        await postgres.CreateDatabasesAsync(["one", "two"], Ct);

        (await ExecuteAsync(postgres, "SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE datname IN ('one', 'two')")).ShouldBe("one two");
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence_that_says_what_to_do()
    {
        await using var first = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false }, Ct);

        var refused = await Should.ThrowAsync<LocalServerException>(() => LocalPostgres.StartAsync(new LocalPostgresOptions { Port = first.Port }, Ct));

        refused.Message.ShouldBe($"Port {first.Port} is taken, so PostgreSQL cannot start: end the program that uses it, or choose another port.");
    }

    [Fact]
    public async Task RabbitMQ_keeps_its_queues_through_a_stop_and_starts_again_after_a_kill()
    {
        await using var rabbit = await LocalRabbitMq.StartAsync(new LocalRabbitMqOptions(), Ct);
        await rabbit.CreateVirtualHostAsync("one", Ct);
        await DeclareAsync(rabbit, passive: false);

        await rabbit.StopAsync(Ct);
        await rabbit.RestartAsync(Ct);
        await DeclareAsync(rabbit, passive: true);

        await rabbit.KillAsync(Ct);
        await rabbit.RestartAsync(Ct);
        await DeclareAsync(rabbit, passive: true);
        var pid = rabbit.Pid;
        await rabbit.StopAsync(Ct);
        IsAlive(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task RabbitMQ_keeps_its_queues_when_it_starts_on_another_port()
    {
        var folder = Directory.CreateTempSubdirectory("ccop-mq-").FullName;
        try
        {
            await using (var rabbit = await LocalRabbitMq.StartAsync(new() { DataFolder = folder }, Ct))
            {
                await rabbit.CreateVirtualHostAsync("one", Ct);
                await DeclareAsync(rabbit, passive: false);
            }

            await using var again = await LocalRabbitMq.StartAsync(new() { DataFolder = folder }, Ct);
            await DeclareAsync(again, passive: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<object?> ExecuteAsync(LocalPostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }

    private static async Task DeclareAsync(LocalRabbitMq rabbit, bool passive)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbit.ConnectionStringFor("one")) }.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        if (passive)
        {
            await channel.QueueDeclarePassiveAsync("kept", Ct);
        }
        else
        {
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false, cancellationToken: Ct);
        }
    }

    private static bool IsAlive(int pid) => Process.GetProcesses().Any(process => process.Id == pid);
}
