using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Clearing;

internal static class SubmitClearance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("advances/{id:guid}/clearance/submit", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Hand in the open clearance, at the rates of today");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Represent, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Advance.SubmitClearance(await db.RatesOnAsync(PhnomPenh.Day(now), ct), desk.Actor, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
