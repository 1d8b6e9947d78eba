using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Governing;

internal static class RecordPolicy
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("policies", Handle)
        .RequireRole(Roles.FinanceApprove)
        .WithSummary("Record the next version of the finance policy; it is assumed until somebody else confirms it");

    private static async Task<Created<PolicyRecorded>> Handle(NewPolicy told, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Rule.Allowed(
            await db.RolesAt(now).AnyAsync(role => role.PersonId == user.PersonId && role.Role == Roles.FinanceApprove, ct),
            "step.not_yours", "This needs a role that you do not hold now.");
        var latest = await db.Policies.OrderByDescending(policy => policy.Number).FirstAsync(ct);
        var policy = db.Policies.Add(Policy.Record(told, latest, user.PersonId, now)).Entity;
        await db.SaveChangesAsync(ct);
        return TypedResults.Created("/api/finance/policies", new PolicyRecorded(policy.Number));
    }
}
