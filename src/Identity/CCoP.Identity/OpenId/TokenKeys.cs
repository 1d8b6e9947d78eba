using System.Security.Cryptography;
using CCoP.Identity.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace CCoP.Identity.OpenId;

/// <summary>The keys of the token server: kept in the database, so that every replica and every restart has the same.</summary>
internal sealed class TokenKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IConfigureOptions<OpenIddictServerOptions>
{
    private const int RsaBits = 3072, AesBytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("token keys");

    /// <summary>Makes a key of each use where there is none.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        foreach (var use in Enum.GetValues<KeyUse>())
        {
            if (!await db.TokenKeys.AnyAsync(key => key.Use == use, ct))
            {
                db.Add(new TokenKey { Id = Guid.CreateVersion7(), Use = use, Protected = protector.Protect(Create(use)), CreatedAt = clock.GetUtcNow() });
            }
        }

        await db.SaveChangesAsync(ct);
    }

    public void Configure(OpenIddictServerOptions options)
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<IdentityDb>().TokenKeys.AsNoTracking().OrderByDescending(key => key.CreatedAt).ToList();
        if (keys.Count == 0)
        {
            throw new InvalidOperationException("There are no token keys yet: run CCoP.Prepare first.");
        }

        foreach (var key in keys)
        {
            var secret = protector.Unprotect(key.Protected);
            if (key.Use == KeyUse.Signing)
            {
                var rsa = RSA.Create();
                rsa.ImportFromPem(secret);
                options.SigningCredentials.Add(new(new RsaSecurityKey(rsa) { KeyId = key.Id.ToString("N") }, SecurityAlgorithms.RsaSha256));
            }
            else
            {
                var aes = new SymmetricSecurityKey(Convert.FromBase64String(secret)) { KeyId = key.Id.ToString("N") };
                options.EncryptionCredentials.Add(new(aes, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
            }
        }
    }

    private static string Create(KeyUse use)
    {
        if (use == KeyUse.Encryption)
        {
            return Convert.ToBase64String(RandomNumberGenerator.GetBytes(AesBytes));
        }

        using var rsa = RSA.Create(RsaBits);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
