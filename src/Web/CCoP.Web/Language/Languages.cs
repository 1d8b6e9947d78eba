using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace CCoP.Web.Language;

/// <summary>English and Khmer: which one a request is read in.</summary>
internal static class Languages
{
    public const string English = "en", Khmer = "km", Parameter = "lang", Digits = "digits";

    /// <summary>Kept by the browser; <c>lang</c> is shared with Identity.</summary>
    private static readonly CookieOptions OneYear = new() { Path = "/", MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true };

    public static void AddLanguages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.AddScoped<Reader>();
        builder.Services.AddScoped<Here>();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(English).AddSupportedCultures(English, Khmer).AddSupportedUICultures(English, Khmer);
            options.RequestCultureProviders = [new Asked(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    /// <summary>Whether numbers are written in Khmer digits; asked for in the address, kept in a cookie.</summary>
    public static bool WantsKhmerDigits(HttpContext http) => Remembered(http, Digits, [Khmer, English]) == Khmer;

    /// <summary>What the address asks for, else what was chosen before.</summary>
    private static string? Remembered(HttpContext http, string name, string[] values)
    {
        var asked = Known(http.Request.Query[name], values);
        var kept = http.Request.Cookies[name];
        if (asked is not null && kept != asked && !http.Response.HasStarted)
        {
            http.Response.Cookies.Append(name, asked, OneYear);
        }

        return asked ?? Known(kept, values);
    }

    private static string? Known(StringValues asked, string[] values) => Array.Find(values, value => value == asked);

    private sealed class Asked : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(Remembered(httpContext, Parameter, [English, Khmer]) is { } language ? new ProviderCultureResult(language) : null);
    }
}
