using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CCoP.ServiceDefaults;

/// <summary>
/// Gives every answer to a GET a strong ETag, and a 304 to callers who have that very answer (<c>If-None-Match</c>).
/// The tag is the record's version, which <c>If-Match</c> wants back, and a hash of the body: what a page shows of other
/// records changes without its own version.
/// </summary>
internal sealed class EntityTag(IOptions<JsonOptions> json) : IEndpointFilter
{
    public const char Separator = '-';

    private const int HashLength = 16;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (result.Unwrapped() is not IValueHttpResult { Value: { } value } answer)
        {
            return result;
        }

        var response = context.HttpContext.Response;
        var version = (value as IVersioned)?.Version.ToString(CultureInfo.InvariantCulture);
        if (!HttpMethods.IsGet(context.HttpContext.Request.Method) || answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            response.Headers.ETag = version is null ? default : $"\"{version}\"";
            return result;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body))[..HashLength];
        response.Headers.CacheControl = "private, no-cache"; // Keep it, and ask each time whether it is still so.
        return TypedResults.Bytes(body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{version}{(version is null ? "" : Separator)}{hash}\""));
    }
}
