using System.Text;
using Yarp.ReverseProxy.Forwarder;

namespace CCoP.Gateway;

/// <summary>What a caller gets when the service behind a door does not answer: problem details, or a page for people.</summary>
internal static class Unavailable
{
    private const string RetryAfterSeconds = "10";

    private const string Page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
          <title>Please try again – សូមព្យាយាមម្តងទៀត</title>
          <style>body{font:1.125rem/1.6 system-ui,"Noto Sans Khmer","Khmer OS",sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem}section+section{margin-top:2.5rem}:lang(km){line-height:1.8}h1,h2{font-size:1.6rem}</style>
        </head>
        <body><main>
          <section><h1>This part of the platform is resting</h1><p>It should be back in a minute: load the page again. Nothing you had saved is lost.</p></section>
          <section lang="km"><h2>ផ្នែកនេះនៃប្រព័ន្ធមិនអាចប្រើបានបណ្តោះអាសន្ន</h2><p>វានឹងដំណើរការឡើងវិញក្នុងពេលឆាប់ៗ៖ សូមផ្ទុកទំព័រនេះម្តងទៀត។ អ្វីដែលអ្នកបានរក្សាទុកមិនបាត់បង់ទេ។</p></section>
        </main></body>
        </html>
        """;

    public static async Task WriteAsync(HttpContext context, IForwarderErrorFeature failed)
    {
        var response = context.Response;
        response.StatusCode = Status(failed);
        if (response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            return;
        }

        response.Headers.RetryAfter = RetryAfterSeconds;
        if (IsForPeople(context.Request))
        {
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            await response.WriteAsync(Page, Encoding.UTF8, context.RequestAborted);
        }
        else
        {
            await TypedResults.Problem(
                statusCode: response.StatusCode,
                title: "The service is not available just now. Try again in a few seconds.",
                extensions: [new("code", "service.unavailable")]).ExecuteAsync(context);
        }
    }

    private static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static int Status(IForwarderErrorFeature failed) => failed.Error switch
    {
        _ when Refusal(failed.Exception) is { } refusal => refusal.StatusCode,
        ForwarderError.RequestBodyClient or ForwarderError.RequestBodyCanceled => StatusCodes.Status400BadRequest,
        ForwarderError.RequestTimedOut or ForwarderError.UpgradeActivityTimeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>The caller's own fault, such as a body past the limit, found while it was passed on.</summary>
    private static BadHttpRequestException? Refusal(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException refusal => refusal,
        AggregateException many => many.InnerExceptions.Select(Refusal).FirstOrDefault(refusal => refusal is not null),
        _ => Refusal(exception.InnerException),
    };
}
