using System.Net;
using System.Text.RegularExpressions;

namespace CCoP.Web.Tests;

/// <summary>A browser without scripts: keeps cookies, follows links, sends forms. Identity's pages are below /identity.</summary>
public sealed partial class Browser(HttpMessageHandler web, HttpMessageHandler identity) : IDisposable
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private readonly HttpMessageInvoker toWeb = new(web), toIdentity = new(identity);

    /// <summary>One request; a redirect is an answer.</summary>
    public async Task<Page> SendAsync(HttpMethod method, string address, IEnumerable<KeyValuePair<string, string>>? form = null, params (string Name, string Value)[] headers)
    {
        var uri = new Uri(WebHost.PublicOrigin, address);
        using var request = new HttpRequestMessage(method, uri) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        request.Headers.Accept.ParseAdd("text/html");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var answer = await (uri.AbsolutePath.StartsWith("/identity", StringComparison.Ordinal) ? toIdentity : toWeb).SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
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

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Page(answer.StatusCode, uri, answer.Headers.Location, html, answer.Headers.ToDictionary(header => header.Key, header => string.Join(' ', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Opens a page and follows every redirect.</summary>
    public async Task<Page> OpenAsync(string address) => await FollowAsync(await SendAsync(HttpMethod.Get, address));

    public async Task<Page> FollowAsync(Page page)
    {
        while (page.Next is { } next)
        {
            page = await SendAsync(HttpMethod.Get, new Uri(page.Address, next).AbsoluteUri);
        }

        return page;
    }

    /// <summary>Opens a page that needs an account, as someone of the demo cast, and comes back to it.</summary>
    public async Task<Page> SignInAsync(string userName, string address)
    {
        var signIn = await OpenAsync(address);
        return await FollowAsync(await SendAsync(HttpMethod.Post, signIn.Address.AbsoluteUri,
        [
            new("__RequestVerificationToken", signIn.FormToken), new("returnUrl", WebUtility.HtmlDecode(ReturnUrl().Match(signIn.Html).Groups["value"].Value)),
            new("userName", userName), new("password", "one-CCoP-for-all"),
        ]));
    }

    public void Dispose()
    {
        toWeb.Dispose();
        toIdentity.Dispose();
    }

    [GeneratedRegex("name=\"returnUrl\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReturnUrl();
}

/// <summary>What a browser got.</summary>
public sealed partial record Page(HttpStatusCode Status, Uri Address, Uri? Next, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>As a reader sees it.</summary>
    public string Text => WebUtility.HtmlDecode(Tag().Replace(Html, " "));

    public string FormToken => Token().Match(Html).Groups["value"].Value;

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
