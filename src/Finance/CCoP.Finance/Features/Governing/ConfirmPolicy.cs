using CCoP.Finance.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Governing;

internal static class ConfirmPolicy
{
    public static readonly string[] Confirming = [Roles.FinanceApprove, Roles.Facilitator];

    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("policies/{number:int}/confirm", Handle)
        .RequireRole(Confirming)
        .WithSummary("Say where a recorded policy is written: it is assumed no longer");

    private static async Task<Results<NoContent, NotFound>> Handle(
        int number, PolicyConfirmation told, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Policies.SingleOrDefaultAsync(policy => policy.Number == number, ct) is not { } policy)
        {
            return TypedResults.NotFound();
        }

        Rule.Allowed(
            await db.RolesAt(now).AnyAsync(role => role.PersonId == user.PersonId && Confirming.Contains(role.Role), ct), "step.not_yours", "This needs a role that you do not hold now.");
        policy.Confirm(told.Source, user.PersonId);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
