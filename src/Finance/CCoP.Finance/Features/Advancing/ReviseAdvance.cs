using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Advancing;

internal static class ReviseAdvance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPut("advances/{id:guid}", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Hand in a returned advance again");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, NewAdvance told, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Represent, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        var today = PhnomPenh.Day(now);
        desk.Advance.Revise(told, desk.Ledger, await db.PolicyOnAsync(today, ct), await db.RatesOnAsync(today, ct), desk.Actor, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
