using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Advancing;

/// <summary>
/// An advance on the desk of whoever takes its next step: the ledger of its award is locked until the save, so steps come one
/// after the other and what is available stays so.
/// </summary>
/// <param name="Actor">Who takes the step, and for whom.</param>
internal sealed record Desk(AwardLedger Ledger, Advance Advance, Actor Actor)
{
    /// <summary>Roles in tokens that come to this desk. Which of them takes a step is decided by its duty: somebody may act for an absent colleague (N14).</summary>
    public static readonly string[] Staff = [Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Facilitator];

    /// <summary>Null when the advance does not exist for this person.</summary>
    /// <param name="duty">That the step needs; null for the duty of the step that is due.</param>
    /// <param name="version">That the person saw; null where the step does not rest on it.</param>
    /// <param name="role">That the duty needs, whatever step is due; null for that of the duty.</param>
    public static async Task<Desk?> OpenAsync(
        Id<Advance> id, Duty? duty, Seen? version, FinanceDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct, string? role = null)
    {
        var visible = db.VisibleTo(user, now).Select(ledger => ledger.Id);
        var of = await db.Advances.Where(advance => advance.Id == id && visible.Contains(advance.LedgerId)).Select(advance => (Id<AwardLedger>?)advance.LedgerId).SingleOrDefaultAsync(ct);
        if (of is not { } ledgerId || !await db.LockAsync(ledgerId, ct))
        {
            return null;
        }

        var ledger = await db.Whole.SingleAsync(ledger => ledger.Id == ledgerId, ct);
        var advance = await db.WholeAdvances.SingleAsync(advance => advance.Id == id, ct);
        var actor = (duty ?? advance.Next?.Duty) is { } needed
            ? advance.RequireActor(user.PersonId, await db.HeldByAsync(user.PersonId, ledger.CopId, now, ct), needed, role)
            : new Actor(user.PersonId);

        if (version is not null)
        {
            db.Expect(advance, version);
        }

        db.Touch(ledger); // Its page shows the advance.
        return new Desk(ledger, advance, actor);
    }
}
