using System.Data;
using CCoP.Media.Data;
using CCoP.Media.Domain;
using CCoP.Media.Features.Consenting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Items;

/// <summary>Loads the aggregate: what is missing and whether it is public are rules, and rules live there. One snapshot, so that the parts fit together.</summary>
internal static class ReadItem
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapGet("items/{id:guid}", Handle)
        .WithSummary("An item with its consents, what it misses before it can be public, and what the reader may do");

    private static async Task<Results<Ok<MediaPage>, NotFound>> Handle(Id<MediaItem> id, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await db.Whole.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id && db.VisibleTo(user, now).Any(visible => visible.Id == id), ct) is not { } item)
        {
            return TypedResults.NotFound();
        }

        var today = PhnomPenh.Day(now);
        var cop = await db.Cops.AsNoTracking().SingleOrDefaultAsync(copy => copy.Id == item.CopId, ct);
        var outputs = await db.Showing(id.Value).OrderBy(output => output.Slug).Select(output => new ShowingOutput(output.Id, output.Slug, output.Title)).ToListAsync(ct);
        var names = await db.NamesAsync(item.Consents.Consents.Select(consent => consent.RecordedBy).Append(item.CreatedBy), ct);
        var duties = await db.DutiesOfAsync(user, item.CopId, now, ct);
        var isOpen = item.State != MediaState.Withdrawn;
        return TypedResults.Ok(new MediaPage(
            id.Value, item.CopId, cop?.Slug ?? "", cop?.Name ?? new LocalText(""), item.Kind, item.State, item.Title, item.AltText, item.IsDecorative, item.Credit, item.FileName,
            item.Original is { } original ? new OriginalFile(original.ContentType, original.Width, original.Height, original.Bytes, original.UploadedAt) : null,
            item.Shown(), item.Consents.PeopleShown, item.Consents.Items(duties, names, today), item.NeedsOn(today), outputs.Count > 0 && item.MayBeShown(today), outputs,
            names.GetValueOrDefault(item.CreatedBy, ""), item.CreatedAt,
            isOpen && duties.MayDescribe, isOpen && duties.MayStatePeople, duties.MayRecordConsent, isOpen && duties.MayWithdraw, duties.MayReadAccesses, item.Version));
    }
}
