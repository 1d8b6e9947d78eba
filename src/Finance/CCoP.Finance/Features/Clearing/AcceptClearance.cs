using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Clearing;

internal static class AcceptClearance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("advances/{id:guid}/clearance/accept", Handle)
        .RequireRole(Desk.Staff)
        .WithSummary("Accept a verified clearance: its receipts are booked, and a refund or a top-up becomes due");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Approve, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        db.Publish(desk.Advance.AcceptClearance(desk.Ledger, await db.PolicyOnAsync(PhnomPenh.Day(now), ct), desk.Actor, now));
        db.Publish(desk.Advance.Changed(desk.Ledger));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
