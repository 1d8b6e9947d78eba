using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Media.Features.Items;

internal static class DescribeItem
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPut("items/{id:guid}", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Editor)
        .WithSummary("Write the title of an item, who made it, and what it shows for those who do not see it (D06)");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<MediaItem> id, ItemDescription told, Seen version, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await ItemOnDesk.OpenAsync(id, db, user, clock.GetUtcNow(), ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        db.Expect(desk.Item, version);
        db.Publish(desk.ToDescribe().Describe(told));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
