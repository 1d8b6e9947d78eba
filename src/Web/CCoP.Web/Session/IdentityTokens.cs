using System.Net;
using System.Text.Json.Serialization;

namespace CCoP.Web.Session;

/// <summary>Asks Identity for tokens, at its inner address, as the client <c>web</c>.</summary>
internal sealed class IdentityTokens(IHttpClientFactory clients, IConfiguration configuration)
{
    public const string ClientId = "web";

    /// <summary>A token of Web itself, for what everybody may read.</summary>
    public async Task<TokenAnswer> ForPublicPagesAsync(CancellationToken ct) =>
        await AskAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = Scopes.PublicRead }, ct)
        ?? throw new HttpRequestException("Identity refuses the client web.");

    /// <summary>New tokens for a person; null when Identity ends their session.</summary>
    public Task<TokenAnswer?> RefreshAsync(string refreshToken, CancellationToken ct) =>
        AskAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, ct);

    private async Task<TokenAnswer?> AskAsync(Dictionary<string, string> form, CancellationToken ct)
    {
        form["client_id"] = ClientId;
        form["client_secret"] = configuration["Clients:web:Secret"] ?? "";
        using var http = clients.CreateClient(nameof(IdentityTokens));
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(new Uri("identity/connect/token", UriKind.Relative), content, ct);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<TokenAnswer>(ct);
    }
}

/// <param name="Life">In seconds.</param>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("id_token")] string? IdToken,
    [property: JsonPropertyName("expires_in")] int Life);
