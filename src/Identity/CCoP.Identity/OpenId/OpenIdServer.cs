using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace CCoP.Identity.OpenId;

/// <summary>The token server: who may ask for what, and how long it lives.</summary>
internal static class OpenIdServer
{
    /// <summary>Short, because a JWT cannot be called back: a lost role acts after this at the latest.</summary>
    private static readonly TimeSpan AccessTokenLife = TimeSpan.FromMinutes(5);

    /// <summary>A working day with pauses; each use gives a new one.</summary>
    private static readonly TimeSpan RefreshTokenLife = TimeSpan.FromHours(14);

    public static void AddOpenIdServer(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(services => services.GetRequiredService<TokenKeys>());
        builder.Services.AddHostedService<Pruning>();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetIssuer(new Uri(Authentication.Issuer(builder.Configuration.PublicOrigin())))
                .SetAuthorizationEndpointUris("connect/authorize")
                .SetTokenEndpointUris("connect/token")
                .SetEndSessionEndpointUris("connect/endsession");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.AllowRefreshTokenFlow().UseReferenceRefreshTokens();
            server.AllowClientCredentialsFlow();
            server.RegisterScopes([OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.OfflineAccess, .. Scopes.All]);
            server.SetAccessTokenLifetime(AccessTokenLife).SetRefreshTokenLifetime(RefreshTokenLife);
            server.DisableAccessTokenEncryption();

            // TLS ends at the gateway; the other services read keys and fetch tokens at the inner address.
            server.UseAspNetCore()
                .EnableAuthorizationEndpointPassthrough()
                .EnableTokenEndpointPassthrough()
                .EnableEndSessionEndpointPassthrough()
                .EnableStatusCodePagesIntegration()
                .DisableTransportSecurityRequirement();
        });
    }
}
