using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Advancing;

internal static class AcknowledgeReceipt
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("advances/{id:guid}/acknowledge", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Say that the money has arrived, as the representative");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Represent, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Advance.Acknowledge(desk.Actor, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
