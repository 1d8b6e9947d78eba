using CCoP.Finance.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Governing;

internal static class ListPolicies
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("policies", Handle)
        .WithSummary("Every version of the finance policy, the newest first: everybody may read by what rule they are refused (A04)");

    private static async Task<Ok<IReadOnlyList<PolicyItem>>> Handle(FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = PhnomPenh.Day(now);
        var policies = await db.Policies.AsNoTracking().OrderByDescending(policy => policy.Number).ToListAsync(ct);
        var names = await db.NamesAsync(policies.Select(policy => policy.RecordedBy).Concat(policies.Select(policy => policy.ConfirmedBy).OfType<Guid>()), ct);
        var mayConfirm = await db.RolesAt(now).AnyAsync(role => role.PersonId == user.PersonId && ConfirmPolicy.Confirming.Contains(role.Role), ct);
        var inForce = policies.Find(policy => policy.From <= today)!.Number;
        return TypedResults.Ok<IReadOnlyList<PolicyItem>>([.. policies.Select(policy => new PolicyItem(
            policy.Number, policy.From, policy.Number == inForce, policy.IsAssumed, policy.Source,
            policy.RecordedBy == Guid.Empty ? null : names.GetValueOrDefault(policy.RecordedBy, ""), policy.ConfirmedBy is { } by ? names.GetValueOrDefault(by, "") : null,
            policy.Approvals, policy.Incompatible, policy.MostUncleared, mayConfirm && policy.IsAssumed && policy.RecordedBy != user.PersonId))]);
    }
}
