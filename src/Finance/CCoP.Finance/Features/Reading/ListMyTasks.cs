using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Advancing;
using CCoP.Finance.Features.Agreeing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reading;

internal static class ListMyTasks
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("my/tasks", Handle)
        .WithSummary("What waits for the signed-in person, the soonest due first (B01)");

    private static async Task<Ok<Page<FinanceTask>>> Handle(FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ledgers = await db.Whole.AsNoTracking()
            .Include(ledger => ledger.Advances).ThenInclude(advance => advance.Steps)
            .Include(ledger => ledger.Advances).ThenInclude(advance => advance.Clearances)
            .Where(ledger => db.VisibleTo(user, now).Any(visible => visible.Id == ledger.Id))
            .ToListAsync(ct);
        var cops = await db.Cops.AsNoTracking().ToDictionaryAsync(cop => cop.Id, cop => cop.Name, ct);
        var tasks = new List<FinanceTask>();
        foreach (var ledger in ledgers)
        {
            var name = cops.GetValueOrDefault(ledger.CopId, new LocalText(""));
            tasks.AddRange(await AgreementAsync(ledger, name, db, user, now, ct));
            foreach (var advance in ledger.Advances)
            {
                if (advance.Next is { } next && advance.MayAct(user.PersonId, next.Duty) && (await db.DutiesAsync(advance, ledger.CopId, user, now, ct)).Contains(next.Duty))
                {
                    tasks.Add(new FinanceTask(
                        next.Kind, ledger.Id.Value, advance.Id.Value, new LocalText(advance.Purpose), name, next.Duty == Duty.Represent ? advance.OrganisationId : null,
                        advance.State == AdvanceState.Acknowledged ? advance.Outstanding : advance.Amount,
                        next.Kind == FinanceTaskKind.WriteClearance ? advance.ClearBy : null));
                }
            }
        }

        return TypedResults.Ok(new Page<FinanceTask>(
            [.. tasks.OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.AwardId).ThenBy(task => task.AdvanceId)], Next: null));
    }

    /// <summary>What the memorandum waits for, and the first advance once it is in force.</summary>
    private static async Task<IEnumerable<FinanceTask>> AgreementAsync(AwardLedger ledger, LocalText cop, FinanceDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        FinanceTask Task(FinanceTaskKind kind, Guid? organisation) => new(kind, ledger.Id.Value, null, ledger.Title, cop, organisation, null, null);

        if (!ledger.NeedsMou)
        {
            return [];
        }

        var (mou, mine) = (ledger.Mou, await db.SignatoryFor(ledger.CopId, user, now).ToListAsync(ct));
        return mou?.StateAt(now) switch
        {
            MouState.WaitingForSignatures => mou.PartyIds.Where(party => mine.Contains(party) && !mou.HasSigned(party)).Select(party => Task(FinanceTaskKind.SignMou, party)),
            MouState.InForce => mine.Contains(mou.RepresentativeId) && ledger.Advances.Count == 0 ? [Task(FinanceTaskKind.RequestAdvance, mou.RepresentativeId)] : [],
            _ => user.Is(Roles.Facilitator) ? [Task(FinanceTaskKind.DraftMou, null)] : [],
        };
    }
}
