using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Web.Data;

/// <summary>Sessions of signed-in people and the keys that protect cookies, so that every replica and every restart knows them.</summary>
internal sealed class WebDb(DbContextOptions<WebDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<SavedSession> Sessions => Set<SavedSession>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        modelBuilder.Entity<SavedSession>(session =>
        {
            session.ToTable("sessions");
            session.Property(s => s.Id).HasMaxLength(64);
            session.HasIndex(s => s.EndsAt);
        });
    }
}

/// <summary>One person signed in on one device.</summary>
internal sealed class SavedSession
{
    /// <summary>Random; only the browser's protected cookie knows it.</summary>
    public required string Id { get; init; }

    /// <summary>Who it is and their tokens, protected with the keys of this database.</summary>
    public required byte[] Ticket { get; set; }

    public required DateTimeOffset EndsAt { get; set; }
}
