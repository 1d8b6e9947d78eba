using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace CCoP.Identity.Pages;

/// <summary>
/// The reader's language: asked for in the address (<c>lang</c>, or OpenID's <c>ui_locales</c>), else as chosen before
/// (the cookie <c>lang</c>, which Web shares), else as the browser prefers.
/// </summary>
internal sealed class Language : RequestCultureProvider
{
    public const string English = "en", Khmer = "km", Parameter = "lang";

    private static readonly CookieOptions OneYear = new() { Path = "/", MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true };

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var request = httpContext.Request;
        var asked = Known(request.Query[Parameter]) ?? Known(request.Query["ui_locales"]);
        if (asked is not null && request.Cookies[Parameter] != asked)
        {
            httpContext.Response.Cookies.Append(Parameter, asked, OneYear);
        }

        var language = asked ?? Known(request.Cookies[Parameter]);
        return Task.FromResult(language is null ? null : new ProviderCultureResult(language));
    }

    /// <summary>The first of the platform's languages in a list of language tags.</summary>
    private static string? Known(StringValues tags) => tags.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(tag => tag.Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(language => language is English or Khmer);
}
