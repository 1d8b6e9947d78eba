using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CCoP.Gateway;

/// <summary>
/// How many API calls a partner may make in a minute: <c>Quotas:{client id}</c>, else <c>Quotas:PerMinute</c>.
/// Every answer says how many are left, in the fields of the IETF's draft "RateLimit header fields for HTTP".
/// People are not counted; a partner is known by its token.
/// </summary>
internal static class Quotas
{
    private const int Fallback = 600;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddQuotas(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partner(context) is { } partner
                ? RateLimitPartition.GetFixedWindowLimiter(partner, id => new() { PermitLimit = Of(id, configuration), Window = Window })
                : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
                var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
                rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return new ValueTask(TypedResults.Problem(
                    statusCode: StatusCodes.Status429TooManyRequests,
                    title: "This client has used its calls for this minute. Wait as long as Retry-After says.",
                    extensions: [new("code", "request.too_many")]).ExecuteAsync(rejected.HttpContext));
            };
        });
    }

    public static void UseQuotas(this WebApplication app)
    {
        var limiter = app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        app.Use((context, next) =>
        {
            if (Partner(context) is { } partner)
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";q={Of(partner, app.Configuration)};w={Window.TotalSeconds}");
                    headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0}");
                    return Task.CompletedTask;
                });
            }

            return next(context);
        });
        app.UseRateLimiter();
    }

    private static int Of(string partner, IConfiguration configuration)
    {
        var quotas = configuration.GetSection("Quotas");
        return quotas.GetValue(partner, quotas.GetValue("PerMinute", Fallback));
    }

    /// <summary>The client id of a machine's token.</summary>
    private static string? Partner(HttpContext context) =>
        context.User.FindFirst("sub")?.Value is { } subject && !Guid.TryParse(subject, out _) ? subject : null;
}
