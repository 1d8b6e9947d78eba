using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Clearing;

internal static class VerifyClearance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("advances/{id:guid}/clearance/verify", Handle)
        .RequireRole(Desk.Staff)
        .WithSummary("Verify the receipts of a clearance");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Verify, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Advance.VerifyClearance(desk.Actor, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
