using CCoP.Events.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

internal static class Republish
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("republish", Handle)
        .RequireRole(Roles.Admin)
        .WithSummary("Tell every output again, so that a new or restored service catches up");

    private static async Task<Accepted> Handle(EventsDb db, CancellationToken ct)
    {
        db.Publish((await db.Outputs.ToListAsync(ct)).Select(output => output.Changed()));
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted((string?)null);
    }
}
