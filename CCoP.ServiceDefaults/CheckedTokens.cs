using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CCoP.ServiceDefaults;

/// <summary>
/// Checks a token in full the first time it comes; until it expires it is then known by its hash, since checking a signature
/// costs more than most requests. What its bearer may do is asked of the service's own data each time, as ever.
/// </summary>
internal sealed class CheckedTokens : JsonWebTokenHandler, IDisposable
{
    private const int Most = 10_000;

    private readonly MemoryCache good = new(new MemoryCacheOptions { SizeLimit = Most });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (good.TryGetValue(hash, out Good? known))
        {
            return known!.Result();
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            good.Set(hash, new Good(result.SecurityToken, result.ClaimsIdentity), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero) });
        }

        return result;
    }

    public void Dispose() => good.Dispose();

    private sealed record Good(SecurityToken Token, ClaimsIdentity Bearer)
    {
        /// <summary>With claims of its own: no request may change those of another.</summary>
        public TokenValidationResult Result() => new() { IsValid = true, SecurityToken = Token, ClaimsIdentity = Bearer.Clone() };
    }
}
