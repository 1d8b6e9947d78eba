using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Governing;

internal static class DelegateRole
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("delegations", Handle)
        .RequireRole(Desk.Staff)
        .WithSummary("Hand one of your roles to somebody at the finance desk for the days of an absence (N14)");

    private static async Task<Created<DelegationMade>> Handle(NewDelegation told, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var to = told.ToPersonId!.Value;
        var own = await db.RolesAt(now).Where(role => role.PersonId == user.PersonId).Select(role => role.Role).ToListAsync(ct);
        var theirs = (await db.HeldByAsync(to, now, ct)).Select(held => held.Role.Role).ToList();
        var earlier = await db.Delegations.AsNoTracking().Where(delegation => delegation.FromPersonId == user.PersonId).ToListAsync(ct);
        var policy = await db.PolicyOnAsync(PhnomPenh.Day(now), ct);
        var delegation = db.Delegations.Add(Delegation.Hand(told, own, theirs, earlier, policy, user.PersonId, now)).Entity;
        await db.SaveChangesAsync(ct);
        return TypedResults.Created("/api/finance/delegations", new DelegationMade(delegation.Id.Value));
    }
}
