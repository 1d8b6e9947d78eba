using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CCoP.ServiceDefaults;

/// <summary>
/// The version that the caller saw, from <c>If-Match</c>: the number that an <see cref="EntityTag"/> begins with.
/// Missing is 428, unreadable is 412.
/// </summary>
public sealed record Seen(uint Version)
{
    public static ValueTask<Seen?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            throw new DomainException(Refusal.VersionRequired, "version.required", "Send the version you saw in If-Match.");
        }

        return uint.TryParse(header.Trim('"').Split(EntityTag.Separator)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ValueTask.FromResult<Seen?>(new Seen(version))
            : throw new DomainException(Refusal.Stale, "version.stale", "Somebody saved since you opened this. Load it again and repeat your change.");
    }
}
