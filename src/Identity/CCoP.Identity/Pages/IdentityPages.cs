using System.Security.Cryptography;
using CCoP.Identity.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace CCoP.Identity.Pages;

/// <summary>The pages that people see: sign in, sign out, and what went wrong. Plain HTML forms, English and Khmer.</summary>
internal static class IdentityPages
{
    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(8);

    private static readonly string Css = ReadCss();

    /// <summary>Changes with the style sheet, so that browsers may keep it for ever.</summary>
    public static string CssPath { get; } = "~/identity.css?v=" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Css)))[..8];

    public static void AddIdentityPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var secure = builder.Configuration.PublicOrigin().StartsWith("https:", StringComparison.Ordinal) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

        services.AddExceptionHandler<ErrorsAsPages>();
        services.AddLocalization();
        services.AddRazorPages(options => options.Conventions.ConfigureFilter(new PageHeaders()));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "ccop.identity.form";
            options.Cookie.SecurePolicy = secure;
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        new IdentityBuilder(typeof(Account), services).AddSignInManager();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "ccop.identity";
            cookie.Cookie.SecurePolicy = secure;
            cookie.LoginPath = "/signin";
            cookie.AccessDeniedPath = "/error";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = SessionLife;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Language.English).AddSupportedCultures(Language.English, Language.Khmer).AddSupportedUICultures(Language.English, Language.Khmer);
            options.RequestCultureProviders = [new Language(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.AllowedHosts = [new Uri(builder.Configuration.PublicOrigin()).Host];
        });
    }

    public static void MapIdentityPages(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapGet("/", () => Results.LocalRedirect("~/signin"));
        app.MapGet("identity.css", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(Css, "text/css");
        });
    }

    private static string ReadCss()
    {
        using var reader = new StreamReader(typeof(IdentityPages).Assembly.GetManifestResourceStream("identity.css")!);
        return reader.ReadToEnd();
    }

    /// <summary>Nothing of these pages is framed or scripted; those with a form are kept by nobody already.</summary>
    private sealed class PageHeaders : IResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            var headers = context.HttpContext.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
            headers.XContentTypeOptions = "nosniff";
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }

    /// <summary>Leaves the body of an unexpected error to the error page when a browser asks; programs get problem details.</summary>
    private sealed class ErrorsAsPages(ILogger<ErrorsAsPages> log) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (!httpContext.Request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.Ordinal))
            {
                return ValueTask.FromResult(false);
            }

            log.LogError(exception, "Unexpected error in {Method} {Path}", httpContext.Request.Method, httpContext.Request.Path);
            httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return ValueTask.FromResult(true);
        }
    }
}
