using CCoP.Media.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Operating;

internal static class Republish
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPost("republish", Handle)
        .RequireRole(Roles.Admin)
        .WithSummary("Tell every item and the consents about every subject again, so that a new or restored service catches up");

    private static async Task<Accepted> Handle(MediaDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var records = await db.ConsentRecords.Include(record => record.Consents).ToListAsync(ct);
        var items = await db.Items.Include(item => item.Renditions).ToListAsync(ct);

        db.Publish(items.Select(item => item.Changed()));
        db.Publish(records.Select(record => record.Changed(now)));
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted((string?)null);
    }
}
