using CCoP.Media.Data;
using CCoP.Media.Domain;
using CCoP.Media.Files;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Items;

/// <summary>The item is locked only once the file is read: a slow line keeps nobody waiting.</summary>
internal static class UploadFile
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPut("items/{id:guid}/file", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Editor)
        .WithSummary("Send the file of an item as the body: a JPEG, PNG or WebP picture or a PDF, known by its content (D01)");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<MediaItem> id, Stream body, Seen version, HttpContext http, MediaDb db, FileStore files, FileReader reader, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.VisibleTo(user, now).AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, ct) is not { } before)
        {
            return TypedResults.NotFound();
        }

        before.RequireAwaited();
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null; // The store counts, and says it in a sentence.
        using var received = await files.ReceiveAsync(body, http.Request.ContentLength, ct);
        using var read = await reader.ReadAsync(received, ct);

        if (await ItemOnDesk.OpenAsync(id, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        db.Expect(desk.Item, version);
        db.Publish(desk.ToDescribe().TakeFile(
            new Original(received.Hash, read.ContentType, read.Width, read.Height, received.Bytes, user.PersonId, now),
            read.Renditions.Select(rendition => new ItemRendition
            {
                Hash = rendition.File.Hash,
                ContentType = rendition.ContentType,
                Width = rendition.Width,
                Height = rendition.Height,
                Bytes = rendition.File.Bytes,
            })));
        await files.KeepAsync([received, .. read.Renditions.Select(rendition => rendition.File)], db, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
