using CCoP.Identity.Data;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CCoP.Identity.OpenId;

/// <summary>Turns a code, a refresh token or a client's own secret into tokens; OpenIddict has checked them by now.</summary>
internal static class IssueToken
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("connect/token", Handle).DisableAntiforgery();

    private static async Task<IResult> Handle(HttpContext http, UserManager<Account> accounts, IOpenIddictApplicationManager clients, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
        {
            var client = (await clients.FindByClientIdAsync(request.ClientId!, ct))!;
            return Tokens.For(request.ClientId!, await clients.GetDisplayNameAsync(client, ct), request.GetScopes());
        }

        var earlier = (await http.AuthenticateAsync(Tokens.Scheme)).Principal!;
        var account = await accounts.FindByIdAsync(earlier.GetClaim(Claims.Subject)!);
        return account is null
            ? Tokens.Refuse(Errors.InvalidGrant, "The account no longer exists.")
            : Tokens.For(account, earlier.GetScopes(), earlier.Claims);
    }
}
