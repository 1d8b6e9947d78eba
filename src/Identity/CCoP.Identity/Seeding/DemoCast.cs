using System.Text.Json;
using CCoP.Identity.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Identity.Seeding;

/// <summary>An account of the demonstration: a role at an organisation, never a person of the booklet.</summary>
/// <param name="PersonId">Fixed, so that every service and test knows them by it.</param>
/// <param name="UserName">What is typed to sign in.</param>
/// <param name="DisplayName">Says the role.</param>
/// <param name="Roles">Coarse roles.</param>
internal sealed record DemoAccount(Guid PersonId, string UserName, string DisplayName, string[] Roles)
{
    public string Email => UserName + "@example.org";
}

/// <summary>The demo cast: there in Development, with one shared password; nowhere else.</summary>
internal sealed class DemoCast(IdentityDb db, UserManager<Account> accounts, IHostEnvironment environment, IConfiguration configuration)
{
    public static IReadOnlyList<DemoAccount> All { get; } = Read();

    public async Task SeedAsync(CancellationToken ct)
    {
        var ids = All.Select(account => account.PersonId).ToHashSet();
        if (!environment.IsDevelopment())
        {
            await db.Users.Where(account => ids.Contains(account.Id)).ExecuteDeleteAsync(ct);
            return;
        }

        var present = await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, ct);
        var hash = SharedHash(present.Values);
        foreach (var demo in All)
        {
            if (!present.TryGetValue(demo.PersonId, out var account))
            {
                account = db.Add(new Account { Id = demo.PersonId, DisplayName = demo.DisplayName, LockoutEnabled = true, SecurityStamp = Stamp() }).Entity;
            }

            account.UserName = demo.UserName;
            account.NormalizedUserName = accounts.NormalizeName(demo.UserName);
            account.Email = demo.Email;
            account.NormalizedEmail = accounts.NormalizeEmail(demo.Email);
            account.DisplayName = demo.DisplayName;
            account.CoarseRoles = demo.Roles;
            if (account.PasswordHash != hash)
            {
                account.PasswordHash = hash;
                account.SecurityStamp = Stamp();
            }
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>One hash for all: the password is shared anyway, and hashing is slow on purpose.</summary>
    private string SharedHash(IEnumerable<Account> present)
    {
        var password = configuration["DemoPassword"] ?? throw new InvalidOperationException("Set DemoPassword, the shared password of the demo cast.");
        return present.FirstOrDefault() is { PasswordHash: { } known } account
            && accounts.PasswordHasher.VerifyHashedPassword(account, known, password) == PasswordVerificationResult.Success
                ? known
                : accounts.PasswordHasher.HashPassword(new Account { DisplayName = "" }, password);
    }

    private static string Stamp() => Guid.CreateVersion7().ToString("N");

    private static DemoAccount[] Read()
    {
        using var json = typeof(DemoCast).Assembly.GetManifestResourceStream("demo-cast.json")!;
        return JsonSerializer.Deserialize<DemoAccount[]>(json, JsonSerializerOptions.Web)!;
    }
}
