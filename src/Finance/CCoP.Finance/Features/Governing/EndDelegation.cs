using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Governing;

internal static class EndDelegation
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("delegations/{id:guid}/end", Handle)
        .RequireRole(Desk.Staff)
        .WithSummary("End it before its last day: the absent person is back");

    private static async Task<Results<NoContent, NotFound>> Handle(Id<Delegation> id, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Delegations.SingleOrDefaultAsync(delegation => delegation.Id == id, ct) is not { } delegation)
        {
            return TypedResults.NotFound();
        }

        delegation.End(user.PersonId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
