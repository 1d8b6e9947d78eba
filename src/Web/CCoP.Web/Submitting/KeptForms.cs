namespace CCoP.Web.Submitting;

/// <summary>
/// The server's half of wwwroot/js/kept-form.js. The script sends a form itself, so that a lost line or an ended session does
/// not take the page away; it cannot see where a redirect leads, so it is told in a header.
/// </summary>
internal static class KeptForms
{
    private const string Sent = "X-Kept-Form", Next = "X-Next-Page";

    public static bool IsKeptForm(HttpRequest request) => request.Headers.ContainsKey(Sent);

    public static void UseKeptForms(this WebApplication app) => app.Use((http, next) =>
    {
        if (IsKeptForm(http.Request))
        {
            http.Response.OnStarting(() =>
            {
                var response = http.Response;
                if (response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther && response.Headers.Location.ToString() is { Length: > 0 } location)
                {
                    response.StatusCode = StatusCodes.Status204NoContent;
                    response.Headers[Next] = location;
                    response.Headers.Remove("Location");
                }

                return Task.CompletedTask;
            });
        }

        return next(http);
    });
}
