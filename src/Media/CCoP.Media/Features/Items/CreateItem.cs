using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Items;

internal static class CreateItem
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPost("items", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Editor)
        .WithSummary("Start a picture or document of a CoP; its file follows");

    private static async Task<Results<Created<ItemCreated>, NotFound>> Handle(NewItem told, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (now, cop) = (clock.GetUtcNow(), told.CopId!.Value);
        if (!await db.Cops.AnyAsync(copy => copy.Id == cop, ct) || await db.DutiesOfAsync(user, cop, now, ct) is not { MayDescribe: true })
        {
            return TypedResults.NotFound();
        }

        var id = Id<MediaItem>.From(told.Id);
        if (await db.Items.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == id, ct) is { } earlier)
        {
            Rule.Available(
                earlier.CreatedBy == user.PersonId && earlier.CopId == cop && earlier.Kind == told.Kind,
                "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(id);
        }

        var item = db.Items.Add(MediaItem.Create(id, told, user.PersonId, now)).Entity;
        db.Publish(item.Changed());
        db.Publish(item.Consents.Changed(now));
        await db.SaveChangesAsync(ct);
        return Created(id);
    }

    private static Created<ItemCreated> Created(Id<MediaItem> id) => TypedResults.Created($"/api/media/items/{id}", new ItemCreated(id.Value));
}
