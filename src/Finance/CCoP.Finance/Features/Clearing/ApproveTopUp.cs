using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Finance.Features.Clearing;

internal static class ApproveTopUp
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("advances/{id:guid}/clearance/top-up/approve", Handle)
        .RequireRole(Desk.Staff)
        .WithSummary("Approve the top-up of a clearance that spent more than the advance");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Advance> id, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Desk.OpenAsync(id, Duty.Approve, version, db, user, now, ct) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        desk.Advance.ApproveTopUp(desk.Actor, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
