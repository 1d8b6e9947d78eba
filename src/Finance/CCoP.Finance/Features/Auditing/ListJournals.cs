using System.ComponentModel.DataAnnotations;
using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Auditing;

internal static class ListJournals
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("journals", Handle)
        .RequireRole(Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Auditor)
        .WithSummary("Journals with their lines, the newest first");

    private static async Task<Ok<Page<JournalItem>>> Handle(
        FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? award = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var visible = db.VisibleTo(user, clock.GetUtcNow()).Select(ledger => ledger.Id);
        var (of, after) = (new Id<AwardLedger>(award ?? Guid.Empty), new Id<Journal>(cursor ?? Guid.Empty));
        var items = await db.Journals
            .Where(journal => visible.Contains(journal.LedgerId) && (award == null || journal.LedgerId == of) && (cursor == null || journal.Id < after))
            .OrderByDescending(journal => journal.Id)
            .Take(limit + 1)
            .Items(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, journal => journal.Id));
    }

    public static IQueryable<JournalItem> Items(this IQueryable<Journal> journals, FinanceDb db) => journals.Select(journal => new JournalItem(
        journal.Id.Value, journal.LedgerId.Value, journal.Number, journal.Kind, journal.Day, journal.Reference,
        journal.AdvanceId == null ? null : journal.AdvanceId.Value.Value,
        db.Journals.Where(reversed => reversed.Id == journal.ReversesId).Select(reversed => (int?)reversed.Number).FirstOrDefault(),
        db.Roles.Where(role => role.PersonId == journal.PostedBy).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "",
        journal.PostedAt, journal.Rates,
        journal.Lines.OrderBy(line => line.Position).Select(line => new JournalLineItem(
            line.Account, line.Amount, Money.Eur(line.ValueEur), line.LineId, line.ActivityId, line.OrganisationId,
            line.AdvanceId == null ? null : line.AdvanceId.Value.Value)).ToList()));
}
