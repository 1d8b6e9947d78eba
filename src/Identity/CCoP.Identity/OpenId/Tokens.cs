using System.Security.Claims;
using CCoP.Identity.Data;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CCoP.Identity.OpenId;

/// <summary>What tokens say about a person or a machine.</summary>
internal static class Tokens
{
    public const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>A person, as they are now.</summary>
    /// <param name="account">Read again at every refresh, so that a role given or taken counts within minutes.</param>
    /// <param name="scopes">What the client asked for and may have.</param>
    /// <param name="earlier">Claims of the code or refresh token that this one follows.</param>
    public static IResult For(Account account, IEnumerable<string> scopes, IEnumerable<Claim>? earlier = null) => SignIn(
        Identity(earlier)
            .SetClaim(Claims.Subject, account.Id.ToString())
            .SetClaim(Claims.Name, account.DisplayName)
            .SetClaims(Claims.Role, [.. account.CoarseRoles]),
        scopes);

    /// <summary>A program that acts as itself.</summary>
    public static IResult For(string clientId, string? name, IEnumerable<string> scopes) => SignIn(
        Identity([]).SetClaim(Claims.Subject, clientId).SetClaim(Claims.Name, name), scopes);

    public static IResult Refuse(string error, string description) => Results.Forbid(
        new(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Scheme]);

    private static ClaimsIdentity Identity(IEnumerable<Claim>? claims) => new(claims, Scheme, Claims.Name, Claims.Role);

    private static IResult SignIn(ClaimsIdentity identity, IEnumerable<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetDestinations(claim => claim.Type is Claims.Subject or Claims.Name or Claims.Role
            ? [Destinations.AccessToken, Destinations.IdentityToken]
            : [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }
}
