namespace CCoP.Gateway;

/// <summary>What every answer says to browsers, whichever service it comes from.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isHttps = app.Configuration.PublicOrigin().StartsWith("https:", StringComparison.Ordinal);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.Remove("Server");
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = Policy(context.Request.Path);
                }

                if (isHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000";
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>For answers whose service states no policy of its own.</summary>
    private static string Policy(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") ? "default-src 'none'; frame-ancestors 'none'"
        : path.StartsWithSegments("/docs") ? "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"
        : "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";
}
