using System.Diagnostics;
using CCoP.Persistence.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CCoP.Persistence.Tests;

/// <summary>Nothing is lost and nothing takes effect twice, whatever dies and whenever (G07). Servers here are durable.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const int Counters = 4, Numbers = 25;

    private readonly Guid[] counters = [.. Enumerable.Range(0, Counters).Select(_ => Guid.CreateVersion7())];
    private BrowserTurn turn = null!;
    private LocalPostgres postgres = null!;
    private LocalRabbitMq rabbitMq = null!;
    private IHost sender = null!;
    private readonly List<Process> workers = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        turn = await BrowserTurn.ShareAsync(Ct);
        postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions(), Ct);
        rabbitMq = await LocalRabbitMq.StartAsync(new LocalRabbitMqOptions(), Ct);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([.. Settings(), new(Messaging.DeployTopologyOnly, "true")]);
        builder.AddWorker();
        sender = builder.Build();
        await using (var scope = sender.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WorkerDb>().Database.EnsureCreatedAsync(Ct);
        }

        await Migrate.WakeRelayAsync(sender.Services, Ct);
        await Migrate.QueuesAsync(sender.Services, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await EndWorkersAsync();
        sender.Dispose();
        await rabbitMq.DisposeAsync();
        await postgres.DisposeAsync();
        turn.Dispose();
    }

    [Theory, Trait("Row", "G07")]
    [InlineData("confirmed")]
    [InlineData("committed")]
    public async Task A_process_killed_at_the_worst_moment_loses_nothing_and_doubles_nothing(string worstMoment)
    {
        await PublishAllAsync();

        var dying = StartWorker(worstMoment);
        await dying.WaitForExitAsync(Ct);
        dying.ExitCode.ShouldBe(128 + 9);

        StartWorker();
        await EverythingArrivesOnceAsync();
    }

    [Fact, Trait("Row", "G07")]
    public async Task A_broker_killed_in_between_loses_nothing_and_doubles_nothing()
    {
        StartWorker();
        await PublishAsync(new Counted(Guid.CreateVersion7(), 0));
        await UntilAsync(db => db.Effects.AnyAsync(Ct)); // It flows: a broker forgets a queue that it was told of in the last half second.

        await PublishAllAsync();
        await rabbitMq.KillAsync(Ct);
        await rabbitMq.RestartAsync(Ct);

        await EverythingArrivesOnceAsync();
    }

    [Fact, Trait("Row", "G07")]
    public async Task A_consumer_that_fails_after_its_effect_leaves_one_effect_once_it_succeeds()
    {
        StartWorker();
        await PublishAsync(new Counted(counters[0], -1));

        await UntilAsync(async db => await db.Effects.CountAsync(Ct) == 1);
        await EndWorkersAsync();
        (await EffectsAsync()).ShouldHaveSingleItem().Number.ShouldBe(-1);
    }

    private Task PublishAllAsync() => PublishAsync([.. Enumerable.Range(0, Numbers).SelectMany(number => counters.Select(counter => new Counted(counter, number)))]);

    private async Task PublishAsync(params Counted[] messages)
    {
        await using var scope = sender.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkerDb>();
        db.Publish(messages);
        await db.SaveChangesAsync(Ct);
    }

    private async Task EverythingArrivesOnceAsync()
    {
        await UntilAsync(async db =>
            await db.Effects.CountAsync(effect => counters.Contains(effect.Counter), Ct) >= Counters * Numbers
            && await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM outbox").SingleAsync(Ct) == 0);

        var effects = (await EffectsAsync()).Where(effect => counters.Contains(effect.Counter)).ToList();
        effects.Count.ShouldBe(Counters * Numbers);
        effects.Select(effect => (effect.Counter, effect.Number)).Distinct().Count().ShouldBe(Counters * Numbers);
    }

    private async Task<List<Effect>> EffectsAsync()
    {
        await using var scope = sender.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkerDb>().Effects.OrderBy(effect => effect.Position).ToListAsync(Ct);
    }

    private async Task UntilAsync(Func<WorkerDb, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            await using var scope = sender.Services.CreateAsyncScope();
            if (await holds(scope.ServiceProvider.GetRequiredService<WorkerDb>()))
            {
                return;
            }

            patience.IsCancellationRequested.ShouldBeFalse("It did not happen within 60 s.");
            await Task.Delay(50, Ct);
        }
    }

    private Process StartWorker(string? dies = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WorkerService).Assembly.Location]) { UseShellExecute = false };
        foreach (var (name, value) in Settings())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["Die"] = dies ?? "";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        var worker = Process.Start(start)!;
        workers.Add(worker);
        return worker;
    }

    private async Task EndWorkersAsync()
    {
        foreach (var worker in workers)
        {
            worker.Kill();
            await worker.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["ConnectionStrings:worker"] = postgres.ConnectionStringFor("worker"),
        ["ConnectionStrings:messaging"] = rabbitMq.ConnectionString,
    };
}
