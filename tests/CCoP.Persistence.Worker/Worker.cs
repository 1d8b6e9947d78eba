using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace CCoP.Persistence.Worker;

/// <summary>The smallest service there can be: it publishes numbers and writes down each that it consumes.</summary>
public static class WorkerService
{
    public static void AddWorker(this IHostApplicationBuilder builder) =>
        builder.AddService<WorkerDb>("worker", consumers => consumers.Consume<WriteDownWhenCounted>());
}

public sealed record Counted(Guid Counter, int Number) : IMessage
{
    Guid IMessage.Key => Counter;
}

/// <summary>One row per time that a message took effect: nothing but the inbox keeps it from being written twice.</summary>
public sealed class Effect
{
    public long Position { get; init; }

    public Guid Counter { get; init; }

    public int Number { get; init; }
}

public sealed class WorkerDb(DbContextOptions<WorkerDb> options) : ServiceDb(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Effect>(effect =>
        {
            effect.ToTable("effects");
            effect.HasKey(row => row.Position);
            effect.Property(row => row.Position).UseIdentityAlwaysColumn();
        });
    }
}

public sealed class WriteDownWhenCounted(WorkerDb db) : IConsumer<Counted>
{
    private static int failures;

    public Task Consume(ConsumeContext<Counted> context)
    {
        db.Effects.Add(new Effect { Counter = context.Message.Counter, Number = context.Message.Number });

        // A negative number fails the first time it is tried, after it was written down.
        return context.Message.Number < 0 && Interlocked.Increment(ref failures) == 1
            ? db.SaveChangesAsync(context.CancellationToken).ContinueWith(_ => throw new InvalidOperationException("Tried once."), TaskScheduler.Default)
            : Task.CompletedTask;
    }
}
