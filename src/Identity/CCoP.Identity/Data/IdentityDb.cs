using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace CCoP.Identity.Data;

/// <summary>Accounts, clients, tokens and keys.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<TokenKey> TokenKeys => Set<TokenKey>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.DisplayName).HasMaxLength(200);
            account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName("ix_accounts_user_name");
            account.HasIndex(a => a.NormalizedEmail).IsUnique().HasDatabaseName("ix_accounts_email");
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");

        builder.UseOpenIddict();
        builder.Entity<OpenIddictEntityFrameworkCoreApplication>().ToTable("clients");
        builder.Entity<OpenIddictEntityFrameworkCoreAuthorization>().ToTable("authorizations");
        builder.Entity<OpenIddictEntityFrameworkCoreScope>().ToTable("scopes");
        builder.Entity<OpenIddictEntityFrameworkCoreToken>().ToTable("tokens");

        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.Entity<TokenKey>(key =>
        {
            key.ToTable("token_keys");
            key.Property(k => k.Use).HasConversion<string>().HasMaxLength(20);
        });
    }
}
