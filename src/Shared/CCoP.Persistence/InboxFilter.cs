using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Persistence;

/// <summary>A message that a consumer has dealt with, so that a repeat of it is dropped.</summary>
internal sealed class InboxReceipt
{
    public Guid MessageId { get; private init; }

    /// <summary>The queue: each consumer has its own.</summary>
    public string Consumer { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    internal sealed class Map : IEntityTypeConfiguration<InboxReceipt>
    {
        public void Configure(EntityTypeBuilder<InboxReceipt> builder)
        {
            builder.ToTable("inbox");
            builder.HasKey(receipt => new { receipt.MessageId, receipt.Consumer });
            builder.Property(receipt => receipt.Consumer).HasMaxLength(200);
            builder.Property(receipt => receipt.At).HasDefaultValueSql("now()");
            builder.HasIndex(receipt => receipt.At);
        }
    }
}

/// <summary>
/// Runs a consumer in one transaction with its receipt: effects, messages it publishes and the receipt are committed together,
/// then the broker is told. A message seen before is acknowledged and dropped. Messages about the same aggregate wait for each
/// other, so that two of them do not both find its copy missing.
/// </summary>
internal sealed class InboxFilter<T>(ServiceDb db, CurrentUser user) : IFilter<ConsumeContext<T>> where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var messageId = context.MessageId ?? throw new InvalidOperationException($"A {typeof(T).Name} came without a message id.");
        var consumer = context.ReceiveContext.InputAddress.Segments[^1];
        user.ActAs(consumer);

        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        var key = context.Message is IMessage { Key: var aggregate } ? aggregate : messageId;
        var first = await db.Database.ExecuteSqlAsync(
            $"""
            SELECT pg_advisory_xact_lock(hashtext({consumer}), hashtext({key.ToString()}));
            INSERT INTO inbox (message_id, consumer) VALUES ({messageId}, {consumer}) ON CONFLICT DO NOTHING
            """,
            context.CancellationToken) == 1;
        if (!first)
        {
            // Without this MassTransit takes the message for one that nobody consumes and moves it to the _skipped queue.
            await context.NotifyConsumed(context, TimeSpan.Zero, "inbox-duplicate");
            return;
        }

        await next.Send(context);
        await db.SaveChangesAsync(context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}
