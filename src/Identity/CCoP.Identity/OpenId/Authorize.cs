using CCoP.Identity.Data;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CCoP.Identity.OpenId;

/// <summary>Sends whoever is not signed in to the sign-in page and everyone else back to Web with a code.</summary>
internal static class Authorize
{
    public static void Map(IEndpointRouteBuilder app) => app.MapMethods("connect/authorize", ["GET", "POST"], Handle);

    private static async Task<IResult> Handle(HttpContext http, UserManager<Account> accounts)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var account = session.Succeeded ? await accounts.GetUserAsync(session.Principal) : null;
        if (account is not null && !request.HasPromptValue(PromptValues.Login))
        {
            return Tokens.For(account, request.GetScopes());
        }

        return request.HasPromptValue(PromptValues.None)
            ? Tokens.Refuse(Errors.LoginRequired, "The person is not signed in.")
            : Results.Challenge(new() { RedirectUri = AskedAgain(http, request) }, [IdentityConstants.ApplicationScheme]);
    }

    /// <summary>The same request without <c>prompt</c>, which the sign-in page is about to fulfil.</summary>
    private static string AskedAgain(HttpContext http, OpenIddictRequest request)
    {
        var query = new QueryBuilder(request.GetParameters()
            .Where(parameter => parameter.Key != Parameters.Prompt)
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value ?? "")));
        return http.Request.PathBase + http.Request.Path + query.ToQueryString();
    }
}
