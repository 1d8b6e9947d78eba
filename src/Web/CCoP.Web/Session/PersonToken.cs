using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CCoP.Web.Session;

/// <summary>Identity no longer knows this session: the person signs in again and comes back to the same page.</summary>
internal sealed class SessionEndedException() : Exception("The session has ended.");

/// <summary>The access token of the signed-in person, renewed shortly before it ends.</summary>
internal sealed class PersonToken(SessionStore sessions, IdentityTokens identity, TimeProvider clock)
{
    private const string Access = "access_token", Refresh = "refresh_token", Id = "id_token", EndsAt = "expires_at";

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    public async Task<string> CurrentAsync(HttpContext http, CancellationToken ct)
    {
        if ((await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Properties is not { } properties || SessionStore.Id(properties) is not { } session)
        {
            throw new SessionEndedException();
        }

        if (IsFresh(properties, Early))
        {
            return properties.GetTokenValue(Access)!;
        }

        // A refresh token works once: of requests at the same moment one renews, the others find what it brought.
        var ticket = await sessions.ChangeAsync(session, current => RenewedAsync(current, ct), ct) ?? throw new SessionEndedException();
        return ticket.Properties.GetTokenValue(Access)!;
    }

    private async Task<AuthenticationTicket?> RenewedAsync(AuthenticationTicket current, CancellationToken ct)
    {
        var properties = current.Properties;
        if (IsFresh(properties, Early))
        {
            return null;
        }

        try
        {
            var answer = await identity.RefreshAsync(properties.GetTokenValue(Refresh) ?? "", ct) ?? throw new SessionEndedException();
            properties.StoreTokens(
            [
                new() { Name = Access, Value = answer.AccessToken },
                new() { Name = Refresh, Value = answer.RefreshToken ?? properties.GetTokenValue(Refresh)! },
                new() { Name = Id, Value = answer.IdToken ?? properties.GetTokenValue(Id)! },
                new() { Name = EndsAt, Value = clock.GetUtcNow().AddSeconds(answer.Life).ToString("o", CultureInfo.InvariantCulture) },
            ]);
            return new AuthenticationTicket(Person(answer.AccessToken), properties, current.AuthenticationScheme);
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException && IsFresh(properties, TimeSpan.Zero))
        {
            return null;
        }
    }

    /// <summary>As Identity describes them now: a role given or taken counts with the next page.</summary>
    private static ClaimsPrincipal Person(string accessToken)
    {
        var token = new JsonWebToken(accessToken);
        var claims = token.Claims.Where(claim => claim.Type is "sub" or SignIn.NameClaim or Authentication.RoleClaim);
        return new(new ClaimsIdentity(claims, SignIn.Scheme, SignIn.NameClaim, Authentication.RoleClaim));
    }

    private bool IsFresh(AuthenticationProperties properties, TimeSpan atLeast) =>
        DateTimeOffset.TryParse(properties.GetTokenValue(EndsAt), CultureInfo.InvariantCulture, out var end) && end - atLeast > clock.GetUtcNow();
}
