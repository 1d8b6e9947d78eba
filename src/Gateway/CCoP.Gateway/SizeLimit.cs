using Microsoft.AspNetCore.Http.Features;

namespace CCoP.Gateway;

/// <summary>
/// No body passes that is larger than <c>MaxRequestBytes</c>, or than <c>MaxFileBytes</c> where files are taken, told or found.
/// </summary>
internal static class SizeLimit
{
    private const long Fallback = 5 * 1024 * 1024;

    /// <summary>A file of 20 MiB, and the form around it.</summary>
    private const long FileFallback = 21 * 1024 * 1024;

    public static void AddSizeLimit(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Limit(builder.Configuration, isFile: false);
    });

    public static void UseSizeLimit(this WebApplication app)
    {
        var (plain, files) = (Limit(app.Configuration, isFile: false), Limit(app.Configuration, isFile: true));
        app.Use((context, next) =>
        {
            var limit = Doors.Of(context.Request.Path).TakesFiles ? files : plain;
            var size = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
            if (context.Request.ContentLength is not { } length || length <= limit)
            {
                size?.MaxRequestBodySize = limit;
                return next(context);
            }

            // Lets the server read a little of what it will not use: a connection cut at once would lose the answer.
            size?.MaxRequestBodySize = null;
            return TypedResults.Problem(
                statusCode: StatusCodes.Status413PayloadTooLarge,
                title: $"The request is too large: at most {limit / 1024} KiB.").ExecuteAsync(context);
        });
    }

    private static long Limit(IConfiguration configuration, bool isFile) =>
        isFile ? configuration.GetValue("MaxFileBytes", FileFallback) : configuration.GetValue("MaxRequestBytes", Fallback);
}
