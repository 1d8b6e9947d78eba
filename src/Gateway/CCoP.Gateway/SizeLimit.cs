using Microsoft.AspNetCore.Http.Features;

namespace CCoP.Gateway;

/// <summary>No body passes that is larger than <c>MaxRequestBytes</c>, told or found.</summary>
internal static class SizeLimit
{
    private const long Fallback = 5 * 1024 * 1024;

    public static void AddSizeLimit(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Limit(builder.Configuration);
    });

    public static void UseSizeLimit(this WebApplication app)
    {
        var limit = Limit(app.Configuration);
        app.Use((context, next) =>
        {
            if (context.Request.ContentLength is not { } length || length <= limit)
            {
                return next(context);
            }

            // Lets the server read a little of what it will not use: a connection cut at once would lose the answer.
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            return TypedResults.Problem(
                statusCode: StatusCodes.Status413PayloadTooLarge,
                title: $"The request is too large: at most {limit / 1024} KiB.").ExecuteAsync(context);
        });
    }

    private static long Limit(IConfiguration configuration) => configuration.GetValue("MaxRequestBytes", Fallback);
}
