using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reconciling;

internal static class ListReconciliation
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("reconciliation", Handle)
        .RequireRoleOrScope(Scopes.Import, Roles.Facilitator, Roles.Auditor)
        .WithSummary("The reconciliation report: where sources disagree, what each claims, and what became of it");

    private static async Task<Ok<Page<ReconciliationRow>>> Handle(
        MembershipDb db, CurrentUser user, CancellationToken ct, [StringLength(60)] string? cursor = null, [Range(1, 100)] int limit = 100)
    {
        var after = Words.CheckedOrNone(cursor, Lengths.Key, "cursor");
        var rows = await db.Discrepancies
            .Where(discrepancy => after == null || string.Compare(discrepancy.Code, after) > 0)
            .OrderBy(discrepancy => discrepancy.Code)
            .Take(limit + 1)
            .RowsAsync(db, user, ct);
        return TypedResults.Ok(rows.ToPage(limit, row => row.Code));
    }

    /// <summary>Rows as they travel. The outcome is the domain's to compute, so they are loaded with their claims.</summary>
    public static async Task<List<ReconciliationRow>> RowsAsync(this IQueryable<Discrepancy> discrepancies, MembershipDb db, CurrentUser user, CancellationToken ct)
    {
        var found = await discrepancies.AsNoTracking().Include(discrepancy => discrepancy.Claims).ToListAsync(ct);
        var deciders = found.Select(discrepancy => discrepancy.DecidedBy).OfType<Guid>().Select(id => new Id<Person>(id)).ToList();
        var names = await db.People.Where(person => deciders.Contains(person.Id)).ToDictionaryAsync(person => person.Id.Value, person => person.Name, ct);
        return [.. found.Select(discrepancy => new ReconciliationRow(
            discrepancy.Code, discrepancy.Title, discrepancy.Handling, discrepancy.NeedsPerson, discrepancy.Outcome,
            [.. discrepancy.Facts().Select(fact => new ReconciledFact(fact.Subject, fact.Field, [.. fact.Claims.GroupBy(claim => claim.Value, StringComparer.Ordinal).Select(same => new ClaimedValue(same.Key,
                [.. same.Select(claim => new ClaimItem(claim.Id.Value, claim.Printed, claim.Normalised, claim.Precision, claim.AsOf, claim.Source, discrepancy.StandingIds.Contains(claim.Id.Value)))]))]))],
            discrepancy is { DecidedBy: { } by, DecidedAt: { } at, Reason: { } reason } ? new ReconciliationDecision(names.GetValueOrDefault(by, ""), at, reason) : null,
            user.Is(Roles.Facilitator) && discrepancy.IsForAPerson, discrepancy.Version))];
    }
}
