using CCoP.Media.Data;
using CCoP.Media.Domain;
using CCoP.Media.Files;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Showing;

internal static class ReadOriginal
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapGet("items/{id:guid}/original", Handle)
        .Produces<Stream>(StatusCodes.Status200OK, ContentTypes.Jpeg, ContentTypes.Png, ContentTypes.WebP, ContentTypes.Pdf)
        .WithSummary("The file as it was uploaded, with all that it may hold; who opens it is written down (G14)");

    private static async Task<Results<FileStreamHttpResult, NotFound>> Handle(
        Id<MediaItem> id, HttpResponse response, MediaDb db, FileStore files, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.VisibleTo(user, now).AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, ct) is not { Original: { } original }
            || files.Open(original.Hash) is not { } content)
        {
            return TypedResults.NotFound();
        }

        db.Accesses.Add(new Access { ItemId = id, PersonId = user.PersonId, At = now });
        await db.SaveChangesAsync(ct);
        return content.Served(response, original.ContentType, original.Hash, $"{id}.{original.ContentType.Split('/')[1]}");
    }

    /// <summary>No cache keeps it past a withdrawal: each use asks again. A browser runs nothing in it and does not guess what it is.</summary>
    public static FileStreamHttpResult Served(this FileStream content, HttpResponse response, string contentType, string hash, string? downloadName)
    {
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(content, contentType, downloadName, entityTag: new($"\"{hash}\""), enableRangeProcessing: true);
    }
}
