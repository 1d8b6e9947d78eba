using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Media.Features.Items;

internal static class StatePeopleShown
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPut("items/{id:guid}/people", Handle)
        .RequireRole(Roles.Facilitator, Roles.Editor, Roles.Safeguarding)
        .WithSummary("Correct how many people can be recognised: so many consents are needed");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<MediaItem> id, PeopleStatement told, Seen version, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await ItemOnDesk.OpenAsync(id, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        db.Expect(desk.Item, version);
        db.Publish(desk.ToStatePeople().Consents.StatePeople(told.PeopleShown!.Value, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
