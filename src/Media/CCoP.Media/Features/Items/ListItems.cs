using System.ComponentModel.DataAnnotations;
using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Items;

/// <summary>Loads the aggregates of a page: what is missing and whether they are public are rules, and rules live there.</summary>
internal static class ListItems
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapGet("items", Handle)
        .WithSummary("Pictures and documents that the reader may see, the newest first, with what they miss before they can be public");

    private static async Task<Ok<Page<MediaCard>>> Handle(
        MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? cop = null, MediaState? state = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var now = clock.GetUtcNow();
        var (today, after) = (PhnomPenh.Day(now), new Id<MediaItem>(cursor ?? Guid.Empty));
        var page = db.VisibleTo(user, now)
            .Where(item => (cop == null || item.CopId == cop) && (state == null || item.State == state) && (cursor == null || item.Id < after))
            .OrderByDescending(item => item.Id)
            .Take(limit + 1)
            .Select(item => item.Id);
        var items = await db.Whole.AsNoTracking().Where(item => page.Contains(item.Id)).OrderByDescending(item => item.Id).ToListAsync(ct);
        var ids = items.Select(item => item.Id.Value).ToList();
        var shown = (await db.Outputs.SelectMany(output => output.Showings).Where(showing => showing.IsNow && ids.Contains(showing.MediaId))
            .Select(showing => showing.MediaId).ToListAsync(ct)).ToHashSet();
        var cops = await db.Cops.AsNoTracking().ToDictionaryAsync(copy => copy.Id, ct);
        return TypedResults.Ok(new Page<MediaCard>(
            [.. items.Take(limit).Select(item => new MediaCard(
                item.Id.Value, item.CopId, cops.GetValueOrDefault(item.CopId)?.Slug ?? "", cops.GetValueOrDefault(item.CopId)?.Name ?? new LocalText(""), item.Kind, item.State,
                item.Title, item.AltText, item.IsDecorative, item.Shown(), item.NeedsOn(today), shown.Contains(item.Id.Value) && item.MayBeShown(today), item.CreatedAt))],
            items.Count > limit ? items[limit - 1].Id.ToString() : null));
    }
}
