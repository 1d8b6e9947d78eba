using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = CCoP.ServiceDefaults.Scopes;

namespace CCoP.Identity.Seeding;

/// <summary>
/// The programs that may ask for tokens. Each exists only while <c>Clients:{id}:Secret</c> is configured.
/// </summary>
internal sealed class Clients(IOpenIddictApplicationManager applications, IConfiguration configuration)
{
    public const string Web = "web";

    public async Task SeedAsync(CancellationToken ct)
    {
        await SeedAsync(FrontEnd(), ct);
        await SeedAsync(Machine("partner-reporting", "Partner reporting", Scopes.PublicRead, Scopes.AwardsRead), ct);
        await SeedAsync(Machine("partner-import", "Partner import", Scopes.Import), ct);
    }

    /// <summary>Signs people in (code and refresh token), and reads public pages as itself.</summary>
    private OpenIddictApplicationDescriptor FrontEnd()
    {
        var origin = configuration.PublicOrigin();
        var web = Machine(Web, "CCoP Web", Scopes.PublicRead);
        web.ConsentType = ConsentTypes.Implicit;
        web.RedirectUris.Add(new Uri(origin + "/signin-oidc"));
        web.PostLogoutRedirectUris.Add(new Uri(origin + "/signout-callback-oidc"));
        web.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        web.Permissions.UnionWith(
        [
            Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.ResponseTypes.Code,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.Scopes.Profile,
        ]);
        return web;
    }

    private static OpenIddictApplicationDescriptor Machine(string id, string name, params IEnumerable<string> scopes)
    {
        var client = new OpenIddictApplicationDescriptor { ClientId = id, ClientType = ClientTypes.Confidential, DisplayName = name };
        client.Permissions.UnionWith([Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials]);
        client.Permissions.UnionWith(scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        return client;
    }

    private async Task SeedAsync(OpenIddictApplicationDescriptor client, CancellationToken ct)
    {
        client.ClientSecret = configuration[$"Clients:{client.ClientId}:Secret"];
        var known = await applications.FindByClientIdAsync(client.ClientId!, ct);
        var isWanted = !string.IsNullOrEmpty(client.ClientSecret);
        if (known is null && isWanted)
        {
            await applications.CreateAsync(client, ct);
        }
        else if (known is not null && isWanted)
        {
            await applications.UpdateAsync(known, client, ct);
        }
        else if (known is not null)
        {
            await applications.DeleteAsync(known, ct);
        }
    }
}
