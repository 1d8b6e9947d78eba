using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Persistence;

/// <summary>One row changed by one actor in one save: written with the change itself, never updated or deleted.</summary>
internal sealed class AuditEntry
{
    public long Position { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>As <see cref="CurrentUser.Actor"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>Name of the entity, and its key as text.</summary>
    public required string Entity { get; init; }

    public required string EntityId { get; init; }

    /// <summary><c>Added</c>, <c>Modified</c> or <c>Deleted</c>.</summary>
    public required string Change { get; init; }

    /// <summary>The columns that changed: name to [before, after].</summary>
    public required string Columns { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit");
            builder.HasKey(entry => entry.Position);
            builder.Property(entry => entry.Position).UseIdentityAlwaysColumn();
            builder.Property(entry => entry.Actor).HasMaxLength(200);
            builder.Property(entry => entry.Entity).HasMaxLength(100);
            builder.Property(entry => entry.EntityId).HasMaxLength(200);
            builder.Property(entry => entry.Change).HasMaxLength(20);
            builder.Property(entry => entry.Columns).HasColumnType("jsonb");
            builder.HasIndex(entry => new { entry.Entity, entry.EntityId });
        }
    }
}

/// <summary>What the audit must not repeat: it is never deleted, and people can ask that their words are.</summary>
public static class AuditedColumns
{
    internal const string Withheld = "Audit:Withheld";

    /// <summary>The audit says that the column changed, and not what it holds.</summary>
    public static PropertyBuilder<T> WithheldFromAudit<T>(this PropertyBuilder<T> column) => column.HasAnnotation(Withheld, true);

    /// <summary>As the other, for a column of a complex type.</summary>
    public static ComplexTypePropertyBuilder<T> WithheldFromAudit<T>(this ComplexTypePropertyBuilder<T> column) => column.HasAnnotation(Withheld, true);
}

/// <summary>Writes the audit entries of a save into the same save.</summary>
internal sealed class AuditInterceptor(CurrentUser user, TimeProvider clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var now = clock.GetUtcNow();
        var entries = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity is not (OutboxMessage or AuditEntry or InboxReceipt or IdempotentAnswer))
            .Select(entry => Describe(entry, now))
            .ToList();
        db.AddRange(entries);
        return ValueTask.FromResult(result);
    }

    private AuditEntry Describe(EntityEntry entry, DateTimeOffset now) => new()
    {
        At = now,
        Actor = user.Actor,
        Entity = entry.Metadata.ClrType.Name,
        EntityId = string.Join('/', entry.Properties.Where(property => property.Metadata.IsPrimaryKey()).Select(property => property.CurrentValue)),
        Change = entry.State.ToString(),
        Columns = JsonSerializer.Serialize(Flat(entry.Properties, entry.ComplexProperties)
            .Where(property => !property.Metadata.IsConcurrencyToken && (entry.State != EntityState.Modified || property.IsModified))
            .Where(property => entry.State != EntityState.Modified || !Equals(property.OriginalValue, property.CurrentValue))
            .GroupBy(property => Name(property), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new[] { Before(entry, group.First()), After(entry, group.First()) }, StringComparer.Ordinal)),
    };

    private static IEnumerable<PropertyEntry> Flat(IEnumerable<PropertyEntry> properties, IEnumerable<ComplexPropertyEntry> complex) =>
        properties.Concat(complex.SelectMany(part => Flat(part.Properties, part.ComplexProperties)));

    private static string Name(PropertyEntry property) => property.Metadata.DeclaringType is Microsoft.EntityFrameworkCore.Metadata.IComplexType part
        ? part.ComplexProperty.Name + "." + property.Metadata.Name
        : property.Metadata.Name;

    private static string? Before(EntityEntry entry, PropertyEntry property) => entry.State == EntityState.Added ? null : Text(property, property.OriginalValue);

    private static string? After(EntityEntry entry, PropertyEntry property) => entry.State == EntityState.Deleted ? null : Text(property, property.CurrentValue);

    private static string? Text(PropertyEntry property, object? value) => value switch
    {
        null => null,
        _ when property.Metadata.FindAnnotation(AuditedColumns.Withheld) is not null => "withheld",
        System.Collections.IEnumerable and not string => JsonSerializer.Serialize(value),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
