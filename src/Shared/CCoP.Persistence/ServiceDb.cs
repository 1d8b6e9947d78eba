using System.Data;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace CCoP.Persistence;

/// <summary>
/// The database of one service. What a handler changes, the audit of it and the messages it publishes are saved in one transaction.
/// </summary>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Begun by <see cref="LockAsync{T}"/>, committed by the next save.</summary>
    private IDbContextTransaction? ownTransaction;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Sends a message once this unit of work is saved; nothing is sent when it is not.</summary>
    public void Publish(IMessage message) => Outbox.Add(OutboxMessage.From(message));

    /// <summary>Publishes what a transition caused, where it may have caused nothing.</summary>
    public void Publish(IEnumerable<IMessage> messages)
    {
        foreach (var message in messages)
        {
            Publish(message);
        }
    }

    /// <summary>
    /// Refuses (412) when somebody saved since the caller looked. Also makes the save update the root's row when only
    /// a child of it changes, so that the next caller with the old version is refused too.
    /// </summary>
    public void Expect<T>(T aggregate, Seen seen) where T : class
    {
        var entry = Entry(aggregate);
        var version = entry.Properties.Single(property => property.Metadata.IsConcurrencyToken);
        if (!Equals(version.CurrentValue, seen.Version))
        {
            throw Concurrency.Stale();
        }

        Touch(aggregate);
    }

    /// <summary>Makes the save update this root's row, although only a child of it changes.</summary>
    public void Touch<T>(T aggregate) where T : class
    {
        var entry = Entry(aggregate);
        entry.Properties.First(property => !property.Metadata.IsKey() && !property.Metadata.IsConcurrencyToken).IsModified = true;
    }

    /// <summary>
    /// Locks the root's row until the next save (or the end of the consumer's transaction), so that what is loaded after it is
    /// what it will still be when it is saved. False when there is no such row.
    /// </summary>
    public async Task<bool> LockAsync<T>(Id<T> id, CancellationToken ct) where T : class
    {
        if (Database.CurrentTransaction is null)
        {
            ownTransaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        }

        var type = Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not an aggregate of this service.");
        var table = type.GetSchemaQualifiedTableName();
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"SELECT 1 FROM {table} WHERE id = @id FOR UPDATE";
        command.Parameters.Add(new NpgsqlParameter("id", id.Value));
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A save that fails ends its transaction: nobody goes on in it, and a savepoint costs two round trips.
        Database.AutoSavepointsEnabled = false;
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (ownTransaction is { } transaction)
            {
                await transaction.CommitAsync(cancellationToken);
                await transaction.DisposeAsync();
                ownTransaction = null;
            }

            return saved;
        }
        catch (DbUpdateException exception) when (Concurrency.Refusal(exception) is { } refusal)
        {
            throw refusal;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Every Id<T> that the service's types use is a uuid column.
        foreach (var id in GetType().Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
            .Distinct())
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id.GenericTypeArguments));
        }

        configurationBuilder.ComplexProperties<Money>();
        configurationBuilder.ComplexProperties<LocalText>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<Deadline>().HaveConversion<DeadlineConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ServiceDb).Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            // Ids come from the domain: a child with an id is new, not known.
            foreach (var key in entity.FindPrimaryKey()?.Properties.Where(property => property.ClrType.IsGenericType) ?? [])
            {
                key.ValueGenerated = ValueGenerated.Never;
            }

            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(uint))
            {
                version.IsConcurrencyToken = true;
                version.ValueGenerated = ValueGenerated.OnAddOrUpdate;
                version.SetColumnName("xmin");
                version.SetColumnType("xid");
            }
        }
    }

    private sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

    private sealed class DeadlineConverter() : ValueConverter<Deadline, DateTimeOffset>(deadline => deadline.At, at => new Deadline(at));
}
