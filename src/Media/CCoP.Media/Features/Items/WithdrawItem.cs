using CCoP.Media.Data;
using CCoP.Media.Domain;
using CCoP.Media.Files;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Media.Features.Items;

internal static class WithdrawItem
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPost("items/{id:guid}/withdraw", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Editor, Roles.Publisher, Roles.Safeguarding)
        .WithSummary("Take an item away for good, with its files; a repeat changes nothing");

    private static async Task<Results<NoContent, NotFound>> Handle(Id<MediaItem> id, MediaDb db, FileStore files, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await ItemOnDesk.OpenAsync(id, db, user, clock.GetUtcNow(), ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        var hashes = desk.Item.FileHashes;
        if (desk.ToWithdraw().Withdraw() is { } withdrawn)
        {
            db.Publish(withdrawn);
        }

        await db.SaveChangesAsync(ct);
        await files.RemoveUnusedAsync(hashes, db, ct);
        return TypedResults.NoContent();
    }
}
