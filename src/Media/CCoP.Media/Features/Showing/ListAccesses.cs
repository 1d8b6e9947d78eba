using System.ComponentModel.DataAnnotations;
using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Showing;

internal static class ListAccesses
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapGet("items/{id:guid}/accesses", Handle)
        .RequireRole(Roles.Safeguarding, Roles.Auditor)
        .WithSummary("Who opened the original of an item, or a rendition that was not public, the latest first (G14)");

    private static async Task<Results<Ok<Page<AccessItem>>, NotFound>> Handle(
        Id<MediaItem> id, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var now = clock.GetUtcNow();
        if (await db.VisibleTo(user, now).AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, ct) is not { } item
            || await db.DutiesOfAsync(user, item.CopId, now, ct) is not { MayReadAccesses: true })
        {
            return TypedResults.NotFound();
        }

        var after = new Id<Access>(cursor ?? Guid.Empty);
        var accesses = await db.Accesses.AsNoTracking()
            .Where(access => access.ItemId == id && (cursor == null || access.Id < after))
            .OrderByDescending(access => access.Id)
            .Take(limit + 1)
            .ToListAsync(ct);
        var names = await db.NamesAsync(accesses.Select(access => access.PersonId), ct);
        return TypedResults.Ok(new Page<AccessItem>(
            [.. accesses.Take(limit).Select(access => new AccessItem(
                access.Id.Value, access.PersonId, names.GetValueOrDefault(access.PersonId, ""),
                access.RenditionId is null ? AccessTarget.Original : AccessTarget.Rendition, access.RenditionId?.Value, access.At))],
            accesses.Count > limit ? accesses[limit - 1].Id.ToString() : null));
    }
}
