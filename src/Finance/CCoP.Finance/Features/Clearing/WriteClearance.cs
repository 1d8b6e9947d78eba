using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Clearing;

internal static class WriteClearance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPut("advances/{id:guid}/clearance", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Save the receipts and the cash of the open clearance, finished or not");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, ClearanceDraft told, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Represent, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Advance.WriteClearance(told, desk.Ledger, desk.Actor, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
