using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace CCoP.Importer;

/// <summary>Adds a client-credentials token with scope <c>import</c>, fetched again before it expires.</summary>
internal sealed class PartnerToken(IHttpClientFactory clients, IConfiguration configuration, TimeProvider clock) : DelegatingHandler
{
    public const string Client = "tokens";

    private static readonly SemaphoreSlim One = new(1, 1);
    private static (string Value, DateTimeOffset Until) token;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await GetAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<string> GetAsync(CancellationToken ct)
    {
        await One.WaitAsync(ct);
        try
        {
            if (clock.GetUtcNow() >= token.Until)
            {
                token = await FetchAsync(ct);
            }

            return token.Value;
        }
        finally
        {
            One.Release();
        }
    }

    private async Task<(string Value, DateTimeOffset Until)> FetchAsync(CancellationToken ct)
    {
        using var response = await clients.CreateClient(Client).PostAsync(new Uri("identity/connect/token", UriKind.Relative), new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", configuration["Import:ClientId"] ?? "partner-import"),
            new("client_secret", configuration["Import:ClientSecret"] ?? throw new InvalidOperationException("Set Import:ClientSecret to the secret of the import client.")),
            new("scope", Scopes.Import),
        ]), ct);
        response.EnsureSuccessStatusCode();
        var answer = (await response.Content.ReadFromJsonAsync<TokenAnswer>(ct))!;
        return (answer.AccessToken, clock.GetUtcNow().AddSeconds(answer.ExpiresIn - 30));
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
