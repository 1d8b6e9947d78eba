using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Persistence;

/// <summary>A message that waits to be sent. Its row is written with the change that caused it and deleted once the broker has it.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Messages of one partition are sent by one relay at a time, so that those of one key keep their order.</summary>
    public const int Partitions = 8;

    private OutboxMessage()
    {
    }

    /// <summary>Given by the database; messages of one aggregate are in the order of their commits.</summary>
    public long Position { get; private set; }

    /// <summary>Travels with the message; the inbox knows it by this.</summary>
    public Guid MessageId { get; private set; }

    public int Partition { get; private set; }

    public Guid Key { get; private set; }

    /// <summary>Full name of the record and its assembly.</summary>
    public string Type { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>W3C trace context of the request that caused it.</summary>
    public string? TraceParent { get; private set; }

    public static OutboxMessage From(IMessage message)
    {
        var type = message.GetType();
        return new OutboxMessage
        {
            MessageId = Guid.CreateVersion7(),
            Partition = PartitionOf(message.Key),
            Key = message.Key,
            Type = $"{type.FullName}, {type.Assembly.GetName().Name}",
            Body = JsonSerializer.Serialize(message, type, ApiClient.Json),
            TraceParent = Activity.Current?.Id,
        };
    }

    /// <summary>The last byte of a version 7 UUID is random, so partitions fill evenly.</summary>
    private static int PartitionOf(Guid key) => key.ToByteArray()[15] % Partitions;

    internal sealed class Map : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("outbox");
            builder.HasKey(message => message.Position);
            builder.Property(message => message.Position).UseIdentityAlwaysColumn();
            builder.Property(message => message.Type).HasMaxLength(300);
            builder.Property(message => message.Body).HasColumnType("jsonb");
            builder.Property(message => message.TraceParent).HasMaxLength(60);
            builder.HasIndex(message => new { message.Partition, message.Position });
        }
    }
}
