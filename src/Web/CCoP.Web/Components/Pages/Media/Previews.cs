using CCoP.Media.Contracts;

namespace CCoP.Web.Components.Pages.Media;

/// <summary>Pictures and documents for whoever is signed in, with their own token: what is public has an address of its own at the gateway.</summary>
internal static class Previews
{
    private const string Address = "/media/preview";

    public static string Path(Guid rendition) => $"{Address}/{rendition}";

    public static void MapPreviews(this WebApplication app) => app.MapGet(Address + "/{id:guid}", ShowAsync).RequireAuthorization();

    private static async Task ShowAsync(Guid id, MediaClient media, HttpContext http)
    {
        HttpResponseMessage? file;
        try
        {
            file = await media.ReadRenditionAsync(id, http.RequestAborted);
        }
        catch (ApiException refused)
        {
            http.Response.StatusCode = (int)refused.Status;
            return;
        }

        if (file is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var shown = file;
        http.Response.ContentType = file.Content.Headers.ContentType?.ToString();
        http.Response.ContentLength = file.Content.Headers.ContentLength;
        http.Response.Headers.ContentDisposition = file.Content.Headers.ContentDisposition?.ToString();
        await file.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
