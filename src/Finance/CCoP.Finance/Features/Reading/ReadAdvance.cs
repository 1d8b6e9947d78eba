using System.Data;
using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using CCoP.Finance.Features.Auditing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reading;

/// <summary>Loads the aggregate: the figures of a clearance are rules. One snapshot, so that they fit together.</summary>
internal static class ReadAdvance
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("advances/{id:guid}", Handle)
        .WithSummary("An advance with its steps, clearances and journals, and what it waits for");

    private static async Task<Results<Ok<AdvancePage>, NotFound>> Handle(Id<Advance> id, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var visible = db.VisibleTo(user, now).Select(ledger => ledger.Id);
        if (await db.WholeAdvances.AsNoTracking().SingleOrDefaultAsync(advance => advance.Id == id && visible.Contains(advance.LedgerId), ct) is not { } advance)
        {
            return TypedResults.NotFound();
        }

        var ledger = await db.Ledgers.AsNoTracking().SingleAsync(ledger => ledger.Id == advance.LedgerId, ct);
        var cop = await db.Cops.AsNoTracking().SingleOrDefaultAsync(copy => copy.Id == ledger.CopId, ct);
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(copy => copy.Id == advance.OrganisationId, ct);
        var journals = await db.Journals.Where(journal => journal.AdvanceId == id).OrderBy(journal => journal.Number).Items(db).ToListAsync(ct);
        var names = await db.NamesAsync(advance.Steps.Select(step => step.PersonId).Concat(advance.Steps.Select(step => step.OnBehalfOf).OfType<Guid>()), ct);
        var duplicates = await DuplicatesAsync(advance, db, ct);
        var held = await db.HeldByAsync(user.PersonId, ledger.CopId, now, ct);
        var today = await db.RatesOnAsync(PhnomPenh.Day(now), ct);
        return TypedResults.Ok(new AdvancePage(
            id.Value, ledger.Id.Value, ledger.Title, ledger.CopId, cop?.Name ?? new LocalText(""), advance.OrganisationId, organisation?.Name ?? new LocalText(""),
            advance.Amount, Money.Eur(advance.ValueEur),
            [.. advance.Parts.Select(part => new AdvanceLineItem(part.LineId, ledger.Lines.First(line => line.Id == part.LineId).Description, part.Amount))],
            advance.Purpose, advance.ActivityFrom, advance.ActivityTo, advance.ClearBy, advance.IsOverdue(today.Day), advance.State, Payment(journals),
            advance.Outstanding, Money.Eur(advance.OutstandingAmount == 0 ? 0 : advance.CommittedEur),
            [.. advance.Steps.OrderBy(step => step.Number).Select(step => new StepItem(
                step.Step, names.GetValueOrDefault(step.PersonId, ""), step.OnBehalfOf is { } absent ? names.GetValueOrDefault(absent, "") : null, step.Reason, step.At))],
            [.. advance.Clearances.OrderBy(clearance => clearance.Number).Select(clearance => Item(clearance, advance.Outstanding, today, duplicates))],
            user.Is(Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Auditor) ? journals : [],
            advance.Next?.Kind, MayTakeStep: advance.TakerOfNext(user.PersonId, held) is not null, advance.NextRole,
            new ApprovalsItem(advance.Needed.PolicyNumber, advance.Needed.IsAssumed, advance.Needed.Value, advance.Needed.Band, advance.Given.Count()), advance.Version, ledger.ConditionsOpen));
    }

    /// <summary>Of the latest payment that was not taken back.</summary>
    private static AdvancePayment? Payment(List<JournalItem> journals) =>
        journals.LastOrDefault(journal => journal.Kind == JournalKind.AdvancePaid && journals.TrueForAll(later => later.ReversesNumber != journal.Number)) is { } paid
            ? new AdvancePayment(paid.Day, paid.Reference!, paid.Rates.Count > 0 ? paid.Rates[0] : null)
            : null;

    private static ClearanceItem Item(Clearance clearance, Money outstanding, Rates today, HashSet<string> duplicates)
    {
        var rates = clearance.IsOpenToWrite ? today : clearance.UsedRates;
        var currencies = clearance.Receipts.Select(receipt => receipt.Amount.Currency).Append(outstanding.Currency).ToHashSet(StringComparer.Ordinal);
        var missing = currencies.Where(currency => !rates.Has(currency)).Order(StringComparer.Ordinal).ToList();
        var sum = missing.Count > 0 ? null : clearance.Reckon(clearance.IsOpenToWrite ? outstanding : new Money(clearance.ToClear!.Value, outstanding.Currency), rates);
        var figures = sum?.Receipts.ToDictionary(one => one.Receipt.Id);
        return new ClearanceItem(
            clearance.Id.Value, clearance.Number, clearance.State, clearance.IsOpenToWrite ? null : clearance.RateDay, rates.Of(currencies), missing,
            [.. clearance.Receipts.OrderBy(receipt => receipt.Position).Select(receipt => new ClearanceLineItem(
                receipt.Id.Value, receipt.LineId, receipt.Day, receipt.Vendor, receipt.Number, receipt.Description, receipt.Amount,
                figures?.GetValueOrDefault(receipt.Id)?.ValueEur, figures?.GetValueOrDefault(receipt.Id)?.InAdvanceCurrency,
                receipt.RejectedFor is null && duplicates.Contains(receipt.Fingerprint), receipt.RejectedFor, receipt.ReturnedFor))],
            new Money(clearance.CashReturned, outstanding.Currency), sum?.Outcome, sum?.Spent, sum?.SpentEur, sum?.Remaining, sum?.TopUp);
    }

    /// <summary>Fingerprints of its receipts that occur more than once anywhere; a rejected receipt may be handed in again (N12).</summary>
    private static async Task<HashSet<string>> DuplicatesAsync(Advance advance, FinanceDb db, CancellationToken ct)
    {
        var own = advance.Clearances.SelectMany(clearance => clearance.Receipts).Select(receipt => receipt.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return (await db.Receipts
            .Where(receipt => own.Contains(receipt.Fingerprint) && receipt.RejectedFor == null)
            .GroupBy(receipt => receipt.Fingerprint)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
    }
}
