using CCoP.Identity.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CCoP.Identity.OpenId;

/// <summary>Signs out when Web says so, known by the id token that it sends along; asks the person otherwise.</summary>
internal static class EndSession
{
    public static void Map(IEndpointRouteBuilder app) => app.MapMethods("connect/endsession", ["GET", "POST"], Handle);

    private static async Task<IResult> Handle(HttpContext http, SignInManager<Account> session)
    {
        var hint = await http.AuthenticateAsync(Tokens.Scheme);
        if (hint.Principal?.HasClaim(Claims.Subject) != true)
        {
            return Results.LocalRedirect("~/signout");
        }

        await session.SignOutAsync();
        return Results.SignOut(new() { RedirectUri = http.Request.PathBase + "/signout?done=true" }, [Tokens.Scheme]);
    }
}
