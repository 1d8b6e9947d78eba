using CCoP.Media.Data;
using CCoP.Media.Domain;
using CCoP.Media.Files;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Showing;

/// <summary>
/// Open to everybody while the item may be shown and a published output shows it: both are looked at on each use, also when a
/// browser only asks whether its copy is still good. Those who may see the item see it always, and that is written down (G14).
/// </summary>
internal static class ReadRendition
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapGet("renditions/{id:guid}", Handle)
        .AllowAnonymous()
        .Produces<Stream>(StatusCodes.Status200OK, ContentTypes.WebP, ContentTypes.Pdf)
        .WithSummary("A rendition, for everybody while it is public, else for those who may see the item (D01, D02)");

    private static async Task<Results<FileStreamHttpResult, NotFound>> Handle(
        Id<ItemRendition> id, HttpResponse response, MediaDb db, FileStore files, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Whole.AsNoTracking().SingleOrDefaultAsync(item => item.Renditions.Any(rendition => rendition.Id == id), ct) is not { } item)
        {
            return TypedResults.NotFound();
        }

        var showings = await db.Outputs.SelectMany(output => output.Showings).Where(showing => showing.MediaId == item.Id.Value).Select(showing => showing.IsNow).ToListAsync(ct);
        var isPublic = item.MayBeShown(PhnomPenh.Day(now)) && showings.Contains(true);
        var isHere = item.State == MediaState.Ready && (isPublic || (user.IsPerson && await db.VisibleTo(user, now).AnyAsync(visible => visible.Id == item.Id, ct)));
        var rendition = item.Renditions.Single(rendition => rendition.Id == id);
        if (!isHere || files.Open(rendition.Hash) is not { } content)
        {
            return showings.Count == 0
                ? TypedResults.NotFound()
                : throw new DomainException(Refusal.Gone, "rendition.gone", "This was public once and is not any more: somebody in it, or its CoP, wants it so.");
        }

        if (!isPublic)
        {
            db.Accesses.Add(new Access { ItemId = item.Id, RenditionId = id, PersonId = user.PersonId, At = now });
            await db.SaveChangesAsync(ct);
        }

        var name = rendition.ContentType == ContentTypes.Pdf ? $"{id}.pdf" : null;
        return content.Served(response, rendition.ContentType, rendition.Hash, name);
    }
}
