using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Clearing;

internal static class RecordRefund
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("advances/{id:guid}/clearance/refund", Handle)
        .RequireRole(Desk.Staff)
        .WithIdempotency()
        .WithSummary("Record cash that came back, at the rate of that day");

    private static async Task<Results<Ok<Posted>, NotFound>> Handle(
        Id<Advance> id, NewRefund told, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Pay, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Advance.RecordRefund(told, desk.Ledger, await db.RatesOnAsync(told.Day!.Value, ct), desk.Actor, now);
        db.Publish(desk.Advance.Changed(desk.Ledger));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(desk.Ledger.LatestPosted());
    }
}
