using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CCoP.ServiceDefaults;

/// <summary>The version that the caller saw, from <c>If-Match</c>. Missing is 428, unreadable is 412.</summary>
public sealed record Seen(uint Version)
{
    public static ValueTask<Seen?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            throw new DomainException(Refusal.VersionRequired, "version.required", "Send the version you saw in If-Match.");
        }

        return uint.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ValueTask.FromResult<Seen?>(new Seen(version))
            : throw new DomainException(Refusal.Stale, "version.stale", "Somebody saved since you opened this. Load it again and repeat your change.");
    }
}

/// <summary>Sets the ETag of a versioned answer, and answers 304 when the caller already has that version.</summary>
internal sealed class EntityTag : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (Unwrapped(result) is not IValueHttpResult { Value: IVersioned versioned })
        {
            return result;
        }

        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{versioned.Version}\"");
        context.HttpContext.Response.Headers.ETag = tag;
        return HttpMethods.IsGet(context.HttpContext.Request.Method) && context.HttpContext.Request.Headers.IfNoneMatch.Contains(tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : result;
    }

    private static object? Unwrapped(object? result) => result is INestedHttpResult nested ? nested.Result : result;
}
