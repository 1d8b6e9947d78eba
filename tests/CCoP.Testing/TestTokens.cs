using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CCoP.Testing;

/// <summary>Tokens as Identity makes them, signed with a key of the test's own.</summary>
public static class TestTokens
{
    public static SecurityKey Key { get; } = new RsaSecurityKey(RSA.Create(2048));

    public static string For(Guid personId, params IEnumerable<string> roles) =>
        Create([new("sub", personId.ToString()), .. roles.Select(role => new Claim(Authentication.RoleClaim, role))]);

    public static string Machine(params IEnumerable<string> scopes) =>
        Create([new("sub", "test-machine"), new(Authentication.ScopeClaim, string.Join(' ', scopes))]);

    /// <summary>A token that ended a minute ago.</summary>
    public static string Expired(Guid personId, params IEnumerable<string> roles) =>
        Create([new("sub", personId.ToString()), .. roles.Select(role => new Claim(Authentication.RoleClaim, role))], TimeSpan.FromMinutes(-1));

    /// <summary>A token that ends within five seconds.</summary>
    public static string Brief(Guid personId, params IEnumerable<string> roles) =>
        Create([new("sub", personId.ToString()), .. roles.Select(role => new Claim(Authentication.RoleClaim, role))], TimeSpan.FromSeconds(5));

    private static string Create(IEnumerable<Claim> claims, TimeSpan? life = null)
    {
        var expires = TimeProvider.System.GetUtcNow().UtcDateTime + (life ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = Authentication.Issuer("http://localhost:8080"),
            NotBefore = expires.AddMinutes(-10),
            IssuedAt = expires.AddMinutes(-10),
            Expires = expires,
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }
}
