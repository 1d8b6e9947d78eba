using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Membership.Features.Reconciling;

internal static class ReadReconciliation
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("reconciliation/{code}", Handle)
        .RequireRoleOrScope(Scopes.Import, Roles.Facilitator, Roles.Auditor)
        .WithSummary("One row of the reconciliation report, with the version that a decision needs");

    private static async Task<Results<Ok<ReconciliationRow>, NotFound>> Handle(string code, MembershipDb db, CurrentUser user, CancellationToken ct) =>
        (await db.Discrepancies.Where(discrepancy => discrepancy.Code == code).RowsAsync(db, user, ct)).SingleOrDefault() is { } row
            ? TypedResults.Ok(row)
            : TypedResults.NotFound();
}
