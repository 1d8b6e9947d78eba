using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace CCoP.Web.Language;

/// <summary>The local address that the browser shows: also where an error page is shown in place of another.</summary>
public sealed class Here(NavigationManager navigation, IHttpContextAccessor http)
{
    public string Path => http.HttpContext?.Features.Get<IStatusCodeReExecuteFeature>() is { } instead
        ? instead.OriginalPath + instead.OriginalQueryString
        : Local(navigation.Uri);

    /// <summary>The same page with another value of a query parameter; null leaves it out.</summary>
    public string With(string parameter, string? value) => Local(navigation.GetUriWithQueryParameters(
        navigation.ToAbsoluteUri(Path).AbsoluteUri, new Dictionary<string, object?> { [parameter] = value }));

    private static string Local(string uri) => new Uri(uri).PathAndQuery;
}
