using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CCoP.Identity.Tests;

/// <summary>Someone with a browser: keeps cookies, reads pages and sends their forms, follows no redirect unseen.</summary>
public sealed partial class Person(IdentityHost.Replica identity) : IDisposable
{
    public const string DemoPassword = "one-CCoP-for-all";

    private const string WebSecret = "web-development-secret";

    private readonly HttpClient http = identity.CreateDefaultClient(IdentityHost.PublicOrigin, new CookieJar());
    private readonly string verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>What Web asks for when this person opens a page that needs an account.</summary>
    public string AuthorizeAddress(params IEnumerable<(string Name, string? Value)> others)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = "web",
            ["response_type"] = "code",
            ["redirect_uri"] = IdentityHost.PublicOrigin + "signin-oidc",
            ["scope"] = "openid profile offline_access public.read",
            ["state"] = "s",
            ["nonce"] = "n",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in others)
        {
            query[name] = value;
        }

        return QueryHelpers.AddQueryString("/identity/connect/authorize", query.Where(item => item.Value is not null));
    }

    public async Task<HttpResponseMessage> GetAsync(string address, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        request.Headers.Accept.ParseAdd("text/html");
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> ReadAsync(string address, string? language = null)
    {
        using var answer = await GetAsync(address, language);
        return await TextAsync(answer);
    }

    /// <summary>The text of a page as a reader sees it.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string page, string? handler, params IEnumerable<(string Name, string Value)> fields)
    {
        var form = await ReadAsync(page);
        var returnUrl = ReturnUrl().Match(form).Groups["value"].Value;
        var address = handler is null ? page : QueryHelpers.AddQueryString(page, "handler", handler);
        return await http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", FormToken().Match(form).Groups["value"].Value),
            new("returnUrl", WebUtility.HtmlDecode(returnUrl)),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]), TestContext.Current.CancellationToken);
    }

    /// <summary>From Web's request over the sign-in page back to Web: the code that Web gets.</summary>
    public async Task<string> SignInAsync(string userName, string password = DemoPassword)
    {
        using var asked = await GetAsync(AuthorizeAddress());
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var signedIn = await SendFormAsync(asked.Headers.Location!.ToString(), null, ("userName", userName), ("password", password));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var back = await GetAsync(signedIn.Headers.Location!.ToString());
        return CodeIn(back);
    }

    public static string CodeIn(HttpResponseMessage back)
    {
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        back.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe(IdentityHost.PublicOrigin + "signin-oidc");
        return QueryHelpers.ParseQuery(back.Headers.Location.Query)["code"].ToString();
    }

    public Task<Answer> RedeemAsync(string code, string? otherVerifier = null) => AskAsync(
        ("grant_type", "authorization_code"), ("client_id", "web"), ("client_secret", WebSecret), ("code", code),
        ("redirect_uri", IdentityHost.PublicOrigin + "signin-oidc"), ("code_verifier", otherVerifier ?? verifier));

    public Task<Answer> RefreshAsync(string refreshToken) => AskAsync(
        ("grant_type", "refresh_token"), ("client_id", "web"), ("client_secret", WebSecret), ("refresh_token", refreshToken));

    public Task<Answer> AsMachineAsync(string client, string scope, string? secret = null) => AskAsync(
        ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret ?? client + "-development-secret"), ("scope", scope));

    public void Dispose() => http.Dispose();

    private async Task<Answer> AskAsync(params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(new Uri("/identity/connect/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"returnUrl\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReturnUrl();

    /// <summary>Keeps cookies for every path: one host only.</summary>
    private sealed class CookieJar : DelegatingHandler
    {
        private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var response = await base.SendAsync(request, cancellationToken);
            foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            {
                var pair = set.Split(';')[0].Split('=', 2);
                if (pair[1].Length == 0)
                {
                    cookies.Remove(pair[0]);
                }
                else
                {
                    cookies[pair[0]] = pair[1];
                }
            }

            return response;
        }
    }
}

/// <summary>What the token endpoint said.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public string? Error => Text("error");

    public string RefreshToken => Text("refresh_token")!;

    public string IdToken => Text("id_token")!;

    public string AccessToken => Text("access_token")!;

    public JsonWebToken Token => new(AccessToken);

    public string? Text(string name) => Body.TryGetProperty(name, out var value) ? value.GetString() : null;
}
