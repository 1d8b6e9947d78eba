using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Clearing;

internal static class RejectReceipt
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("advances/{id:guid}/clearance/receipts/{receipt:guid}/reject", Handle)
        .RequireRole(Desk.Staff)
        .WithSummary("Reject one receipt of the clearance that is being checked, with a reason; it returns to the representative when the others are booked (N11)");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, Guid receipt, StepReason told, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, null, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Advance.RejectReceipt(receipt, told.Reason, desk.Actor, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
