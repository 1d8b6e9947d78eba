using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace CCoP.Gateway;

/// <summary>
/// Refuses a bad token at the door, so that it costs no service anything. A call without one passes: the services hold the
/// list of what is open without a token, and a second list here would drift from theirs.
/// </summary>
internal static class TokenCheck
{
    public static void AddTokenCheck(this IHostApplicationBuilder builder)
    {
        builder.AddTokenAuthentication();
        builder.Services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = null);
    }

    public static void UseTokenCheck(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/api") || context.Request.Headers.Authorization.Count == 0 || (await context.AuthenticateAsync()).Succeeded)
        {
            await next(context);
        }
        else if (await KeysAreKnownAsync(context))
        {
            await context.ChallengeAsync();
            await TypedResults.Problem(
                statusCode: StatusCodes.Status401Unauthorized,
                title: "The token is not valid or has expired. Get a new one.",
                extensions: [new("code", "token.invalid")]).ExecuteAsync(context);
        }
        else
        {
            await TypedResults.Problem(
                statusCode: StatusCodes.Status503ServiceUnavailable,
                title: "Tokens cannot be checked just now. Try again in a few seconds.",
                extensions: [new("code", "service.unavailable")]).ExecuteAsync(context);
        }
    });

    /// <summary>A good token must not be called bad only because Identity could not be asked for its keys.</summary>
    private static async Task<bool> KeysAreKnownAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        try
        {
            return options.ConfigurationManager is null || await options.ConfigurationManager.GetConfigurationAsync(context.RequestAborted) is not null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            return false;
        }
    }
}
