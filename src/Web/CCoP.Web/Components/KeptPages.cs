using System.Globalization;
using CCoP.Web.Language;
using Microsoft.AspNetCore.OutputCaching;

namespace CCoP.Web.Components;

/// <summary>
/// Public pages are rendered once for all who open them at the same moment, as <c>PublicPages:KeptFor</c> says: at most half a second,
/// since a withdrawn consent has to show within two. Only for visitors who bring nothing but the language they read: no sign-in,
/// no form begun.
/// </summary>
internal sealed class KeptPages(TimeSpan configured) : IOutputCachePolicy
{
    /// <summary>For all pages together, in bytes.</summary>
    public const long Room = 16 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(0.5);

    private readonly TimeSpan keptFor = configured < Longest ? configured : Longest;

    public static KeptPages From(IConfiguration configuration) => new(configuration.GetValue("PublicPages:KeptFor", Longest));

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = keptFor > TimeSpan.Zero && IsPublicPage(request);
        context.ResponseExpirationTimeSpan = keptFor;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        context.CacheVaryByRules.VaryByValues[Languages.Parameter] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues[Languages.Digits] = Languages.WantsKhmerDigits(context.HttpContext).ToString();
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    private static bool IsPublicPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Authorization.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && request.Cookies.All(cookie => cookie.Key is Languages.Parameter or Languages.Digits);
}
