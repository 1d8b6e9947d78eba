using System.Globalization;
using CCoP.Web.Documents;
using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace CCoP.Web.Components;

/// <summary>
/// How pages are served: rendered on the server, plain HTML that works without any script. There is no Blazor script; the
/// workspaces have js/kept-form.js, and the budget js/budget-grid.js.
/// </summary>
internal static class WebPages
{
    /// <summary>Enough for a budget of 500 lines.</summary>
    private const int MostFormFields = 6_000;

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void AddPages(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddScoped<ProposalDocument>();
        services.Configure<FormOptions>(options => options.ValueCountLimit = MostFormFields);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddOutputCache(options =>
        {
            options.SizeLimit = KeptPages.Room;
            options.AddBasePolicy(KeptPages.From(builder.Configuration));
        });
        services.AddScoped<Sentences>();
        services.AddScoped<Submission>();
        services.AddScoped<Said>();
        services.AddScoped<Pages.Media.Slips>();
    }

    /// <summary>An unexpected error becomes a page; before the defaults, which would answer with problem details.</summary>
    public static void AddErrorPages(this IHostApplicationBuilder builder) => builder.Services.AddExceptionHandler<ErrorsAsPages>();

    /// <summary>Every error that has no page of its own yet is shown by Pages/Error.razor.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Pages.Error.Path, "?status={0}", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                http.Request.Method = HttpMethods.Get;
            }

            return next(http);
        });
        app.UseExceptionHandler();
    }

    /// <summary>No script or style from elsewhere or inside the page; what a signed-in person reads stays in no cache.</summary>
    public static void UsePageHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        http.Response.OnStarting(() =>
        {
            headers.ContentLanguage = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = http.User.Identity?.IsAuthenticated == true ? "no-store" : "private, no-cache";
            }

            return Task.CompletedTask;
        });
        return next(http);
    });

    private sealed class ErrorsAsPages(ILogger<ErrorsAsPages> log) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            httpContext.Response.StatusCode = exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
                _ when Sentences.CanSay(exception) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
            if (httpContext.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                log.LogError(exception, "Unexpected error in {Method} {Endpoint}", httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
            }

            return ValueTask.FromResult(true);
        }
    }
}
