using System.Globalization;
using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CCoP.Web.Session;

/// <summary>
/// Sign-in by code flow and PKCE. The browser meets Identity at the public origin, Web at its inner address; tokens stay on the
/// server, the browser has a cookie.
/// </summary>
internal static class SignIn
{
    public const string Scheme = "identity", NameClaim = "name", Path = "/signin";

    /// <summary>As long as Identity's refresh tokens: a working day with pauses.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(14);

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var origin = configuration.PublicOrigin();
        var secure = origin.StartsWith("https:", StringComparison.Ordinal) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        var inner = new Uri(configuration.ServiceAddress("identity"), "identity/");

        services.AddHttpContextAccessor();
        services.AddHttpClient(nameof(IdentityTokens), http => (http.BaseAddress, http.Timeout) = (configuration.ServiceAddress("identity"), TimeSpan.FromSeconds(10)));
        services.AddSingleton<IdentityTokens>();
        services.AddSingleton<PublicToken>();
        services.AddSingleton<PersonToken>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "ccop.form";
            options.Cookie.SecurePolicy = secure;
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.AllowedHosts = [new Uri(origin).Host];
        });

        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<SessionStore>((cookie, sessions) => cookie.SessionStore = sessions);
        services.AddAuthentication(options => (options.DefaultScheme, options.DefaultChallengeScheme) = (CookieAuthenticationDefaults.AuthenticationScheme, Scheme))
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "ccop.web";
                cookie.Cookie.SecurePolicy = secure;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = SessionLife;
                cookie.SlidingExpiration = false; // A renewal could write back tokens that were used up meanwhile.
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            })
            .AddOpenIdConnect(Scheme, oidc =>
            {
                oidc.MetadataAddress = new Uri(inner, ".well-known/openid-configuration").ToString();
                oidc.RequireHttpsMetadata = false; // TLS ends at the gateway.
                oidc.ClientId = IdentityTokens.ClientId;
                oidc.ClientSecret = configuration["Clients:web:Secret"];
                oidc.ResponseType = OpenIdConnectResponseType.Code;
                oidc.ResponseMode = OpenIdConnectResponseMode.Query;
                oidc.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
                oidc.Scope.Clear();
                foreach (var scope in (string[])["openid", "profile", "offline_access"])
                {
                    oidc.Scope.Add(scope);
                }

                oidc.MapInboundClaims = false;
                oidc.SaveTokens = true;
                oidc.TokenValidationParameters.ValidIssuer = Authentication.Issuer(origin);
                oidc.TokenValidationParameters.NameClaimType = NameClaim;
                oidc.TokenValidationParameters.RoleClaimType = Authentication.RoleClaim;
                oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax; // None would need TLS, which localhost has not.
                oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = secure;
                oidc.Events.OnRedirectToIdentityProvider = context => ToPublicOrigin(context, origin, "/identity/connect/authorize", oidc.CallbackPath);
                oidc.Events.OnRedirectToIdentityProviderForSignOut = context =>
                {
                    context.ProtocolMessage.IssuerAddress = origin + "/identity/connect/endsession";
                    context.ProtocolMessage.PostLogoutRedirectUri = origin + oidc.SignedOutCallbackPath;
                    return Task.CompletedTask;
                };
                oidc.Events.OnRemoteFailure = context =>
                {
                    // Refused, or the form was left open for too long: start again from the public site.
                    context.HandleResponse();
                    context.Response.Redirect(context.Properties?.RedirectUri is { } back && IsLocal(back) ? Path + "?returnUrl=" + Uri.EscapeDataString(back) : "/");
                    return Task.CompletedTask;
                };
            });
    }

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext http, string? returnUrl) =>
        {
            var back = IsLocal(returnUrl) ? returnUrl! : "/start";
            return http.User.Identity?.IsAuthenticated == true ? Results.LocalRedirect(back) : Results.Challenge(new() { RedirectUri = back }, [Scheme]);
        });
        app.MapPost("/signout", async (HttpContext http, IAntiforgery antiforgery) =>
            await antiforgery.IsRequestValidAsync(http)
                ? Results.SignOut(new() { RedirectUri = "/" }, [CookieAuthenticationDefaults.AuthenticationScheme, Scheme])
                : Results.StatusCode(StatusCodes.Status400BadRequest)).DisableAntiforgery();
    }

    /// <summary>Sends whoever's session Identity has ended to sign in again, and back to this page.</summary>
    public static void UseEndedSessions(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (SessionEndedException) when (!http.Response.HasStarted)
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            await http.ChallengeAsync(Scheme);
        }
    });

    private static Task ToPublicOrigin(RedirectContext context, string origin, string endpoint, PathString callback)
    {
        if (KeptForms.IsKeptForm(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.HandleResponse();
            return Task.CompletedTask;
        }

        context.ProtocolMessage.IssuerAddress = origin + endpoint;
        context.ProtocolMessage.RedirectUri = origin + callback;
        context.ProtocolMessage.UiLocales = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return Task.CompletedTask;
    }

    private static bool IsLocal(string? url) => url is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]);
}
