using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace CCoP.Benchmarks;

/// <summary>As much of an identity provider as services ask: its keys, and tokens for whoever asks.</summary>
internal static class FloorIdentity
{
    private const string Token = "/identity/connect/token", Discovery = "/identity/.well-known/openid-configuration", Keys = "/identity/.well-known/jwks";

    public static void MapIdentity(this WebApplication app)
    {
        app.MapGet(Discovery, (HttpRequest request) => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = Authentication.Issuer("http://localhost:8080"),
            ["jwks_uri"] = $"{request.Scheme}://{request.Host}{Keys}",
        }));
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey((RsaSecurityKey)TestTokens.Key);
        app.MapGet(Keys, () => Results.Json(new { keys = new[] { new { kty = key.Kty, n = key.N, e = key.E, use = "sig", alg = "RS256" } } }));
        app.MapPost(Token, async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var token = Guid.TryParse(form["person"], out var person) ? TestTokens.For(person, form["role"].ToString()) : TestTokens.Machine(form["scope"].ToString());
            return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 300 });
        });
    }

    /// <summary>A token that lives for five minutes.</summary>
    public static async Task<string> TokenAsync(Platform platform, Guid person, string role, CancellationToken ct)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("person", person.ToString()), new("role", role)]);
        using var answer = await http.PostAsync(new Uri($"http://localhost:{platform.Port("floor")}{Token}"), form, ct);
        return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Answer>(answer.Content, ct))!.AccessToken;
    }

    private sealed record Answer([property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken);
}
