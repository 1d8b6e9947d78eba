using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reconciling;

internal static class DecideDiscrepancy
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("reconciliation/{code}/decision", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Decide which claims stand, or that all stay side by side, with a reason; no claim is changed");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string code, DiscrepancyDecision decision, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Discrepancies.Include(discrepancy => discrepancy.Claims).SingleOrDefaultAsync(discrepancy => discrepancy.Code == code, ct) is not { } discrepancy)
        {
            return TypedResults.NotFound();
        }

        db.Expect(discrepancy, version);
        discrepancy.Decide(decision.Standing, decision.Reason, user.PersonId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
