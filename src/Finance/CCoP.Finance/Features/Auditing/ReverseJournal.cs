using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Auditing;

internal static class ReverseJournal
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("journals/{id:guid}/reverse", Handle)
        .RequireRole(Desk.Staff)
        .WithIdempotency()
        .WithSummary("Take the latest journal of an advance back by its mirror image, with a reason");

    private static async Task<Results<Ok<Posted>, NotFound>> Handle(
        Id<Journal> id, StepReason told, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var visible = db.VisibleTo(user, now).Select(ledger => ledger.Id);
        if (await db.Journals.AsNoTracking().SingleOrDefaultAsync(journal => journal.Id == id && visible.Contains(journal.LedgerId), ct) is not { } found)
        {
            return TypedResults.NotFound();
        }

        Rule.Require(found.AdvanceId is not null, "journal.final", "Only journals of advances can be reversed.");
        var desk = await Desk.OpenAsync(found.AdvanceId.Value, Duty.Approve, null, db, user, now, ct, Roles.FinanceApprove);
        var posted = await db.Journals.AsNoTracking().Include(journal => journal.Lines.OrderBy(line => line.Position)).Where(journal => journal.AdvanceId == found.AdvanceId).ToListAsync(ct);
        desk!.Advance.Reverse(posted.Single(journal => journal.Id == id), posted, told.Reason, desk.Ledger, desk.Actor, now);
        db.Publish(desk.Advance.Changed(desk.Ledger));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(desk.Ledger.LatestPosted());
    }
}
