using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Advancing;

internal static class RequestAdvance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("awards/{id:guid}/advances", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Request an advance for lines of option 2, as the representative that the memorandum names");

    private static async Task<Results<Created<AdvanceCreated>, NotFound>> Handle(
        Id<AwardLedger> id, NewAdvance told, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.VisibleTo(user, now).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var advanceId = Id<Advance>.From(told.Id);
        if (await db.Advances.AsNoTracking().Include(earlier => earlier.Steps).SingleOrDefaultAsync(earlier => earlier.Id == advanceId, ct) is { } earlier)
        {
            Rule.Available(
                earlier.LedgerId == id && earlier.Steps.Any(step => step.Number == 1 && step.PersonId == user.PersonId) && earlier.Purpose == told.Purpose.Trim(),
                "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(advanceId);
        }

        var ledger = await db.Whole.SingleAsync(ledger => ledger.Id == id, ct);
        var represented = await db.RolesOf(user.PersonId, ledger.CopId, now)
            .Where(role => role.Role == Roles.Grantee && role.OrganisationId != null)
            .Select(role => role.OrganisationId!.Value)
            .ToListAsync(ct);
        var today = PhnomPenh.Day(now);
        ledger.RequestAdvance(advanceId, told, represented, await db.PolicyOnAsync(today, ct), await db.RatesOnAsync(today, ct), user.PersonId, now);
        db.Touch(ledger);
        await db.SaveChangesAsync(ct);
        return Created(advanceId);
    }

    private static Created<AdvanceCreated> Created(Id<Advance> id) => TypedResults.Created($"/api/finance/advances/{id}", new AdvanceCreated(id.Value));
}
