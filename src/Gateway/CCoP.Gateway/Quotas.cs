using System.Globalization;
using System.Threading.RateLimiting;

namespace CCoP.Gateway;

/// <summary>
/// How many API calls a partner may make in a minute: <c>Quotas:{client id}</c>, else <c>Quotas:PerMinute</c>.
/// People are not counted; a partner is known by its token.
/// </summary>
internal static class Quotas
{
    private const int Fallback = 600;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddQuotas(this IHostApplicationBuilder builder)
    {
        var quotas = builder.Configuration.GetSection("Quotas");
        var common = quotas.GetValue("PerMinute", Fallback);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partner(context) is { } partner
                ? RateLimitPartition.GetFixedWindowLimiter(partner, id => new() { PermitLimit = quotas.GetValue(id, common), Window = Window })
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

    /// <summary>The client id of a machine's token.</summary>
    private static string? Partner(HttpContext context) =>
        context.User.FindFirst("sub")?.Value is { } subject && !Guid.TryParse(subject, out _) ? subject : null;
}
