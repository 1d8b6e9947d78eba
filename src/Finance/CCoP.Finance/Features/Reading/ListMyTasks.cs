using CCoP.Finance.Data;
using CCoP.Finance.Domain;
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
        var mine = await db.HeldByAsync(user.PersonId, now, ct);
        var ledgers = await db.VisibleTo(user, now).AsNoTracking()
            .Include(ledger => ledger.Mous).ThenInclude(mou => mou.Signatures)
            .Include(ledger => ledger.Advances.Where(advance => advance.State != AdvanceState.Cleared && advance.State != AdvanceState.Refused)).ThenInclude(advance => advance.Steps)
            .Include(ledger => ledger.Advances.Where(advance => advance.State != AdvanceState.Cleared && advance.State != AdvanceState.Refused)).ThenInclude(advance => advance.Clearances)
            .AsSplitQuery()
            .ToListAsync(ct);
        var cops = await db.Cops.AsNoTracking().ToDictionaryAsync(cop => cop.Id, cop => cop.Name, ct);

        var tasks = ledgers.SelectMany(ledger =>
        {
            var (cop, held) = (cops.GetValueOrDefault(ledger.CopId, new LocalText("")), mine.Where(held => held.Role.CopId is null || held.Role.CopId == ledger.CopId).ToList());
            return Agreement(ledger, cop, held, now).Concat(ledger.Advances.SelectMany(advance => Steps(advance, ledger, cop, held, user.PersonId)));
        });
        return TypedResults.Ok(new Page<FinanceTask>(
            [.. tasks.OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.AwardId).ThenBy(task => task.AdvanceId)], Next: null));
    }

    /// <summary>What the memorandum waits for, and the first advance once it is in force.</summary>
    private static IEnumerable<FinanceTask> Agreement(AwardLedger ledger, LocalText cop, List<HeldRole> held, DateTimeOffset now)
    {
        FinanceTask Task(FinanceTaskKind kind, Guid? organisation) => new(kind, ledger.Id.Value, null, ledger.Title, cop, organisation, null, null);

        var mou = ledger.Mou;
        var roles = held.Where(one => one.OnBehalfOf is null).Select(one => one.Role).ToList(); // Nobody signs for somebody absent.
        var signatory = roles.Where(role => role.Role is Roles.Grantee or Roles.Facilitator).Select(role => role.OrganisationId).ToHashSet();
        return mou?.StateAt(now) switch
        {
            MouState.WaitingForSignatures => mou.PartyIds.Where(party => signatory.Contains(party) && !mou.HasSigned(party)).Select(party => Task(FinanceTaskKind.SignMou, party)),
            MouState.InForce => signatory.Contains(mou.RepresentativeId) && ledger is { HasMoved: false, Advances.Count: 0, Standing: AwardStanding.Active } ? [Task(FinanceTaskKind.RequestAdvance, mou.RepresentativeId)] : [],
            _ => ledger.NeedsMou && roles.Exists(role => role.Role == Roles.Facilitator) ? [Task(FinanceTaskKind.DraftMou, null)] : [],
        };
    }

    /// <summary>The step that an advance waits for, when the person may take it.</summary>
    private static IEnumerable<FinanceTask> Steps(Advance advance, AwardLedger ledger, LocalText cop, List<HeldRole> held, Guid person)
    {
        if (advance.Next is not { } next || (next.Kind == FinanceTaskKind.PayAdvance && ledger.ConditionsOpen) || advance.TakerOfNext(person, held) is null)
        {
            yield break;
        }

        yield return new FinanceTask(
            next.Kind, ledger.Id.Value, advance.Id.Value, new LocalText(advance.Purpose), cop, next.Duty == Duty.Represent ? advance.OrganisationId : null,
            next.Kind switch
            {
                FinanceTaskKind.RecordRefund => new Money(advance.Clearance!.CashReturned, advance.Amount.Currency),
                FinanceTaskKind.ApproveTopUp or FinanceTaskKind.PayTopUp => null,
                _ => advance.State == AdvanceState.Acknowledged ? advance.Outstanding : advance.Amount,
            },
            next.Kind == FinanceTaskKind.WriteClearance ? advance.ClearBy : null);
    }
}
