using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Governing;

internal static class ListDelegations
{
    private const int Most = 200;

    /// <summary>Who sees who acts for whom: the finance desk, and the auditor.</summary>
    private static readonly string[] Readers = [Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay, Roles.Facilitator, Roles.Auditor];

    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("delegations", Handle)
        .RequireRole(Readers)
        .WithSummary("Who acts for whom at the finance desk, the latest first, and to whom the reader could hand a role");

    private static async Task<Ok<DelegationsPage>> Handle(FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = PhnomPenh.Day(now);
        var desk = await db.RolesAt(now).AsNoTracking().Where(role => Delegation.Delegable.Contains(role.Role)).ToListAsync(ct);
        Rule.Allowed(await db.RolesAt(now).AnyAsync(role => role.PersonId == user.PersonId && Readers.Contains(role.Role), ct), "step.not_yours", "This needs a role that you do not hold now.");
        var items = await db.Delegations.AsNoTracking().OrderByDescending(delegation => delegation.Id).Take(Most).ToListAsync(ct);
        var names = await db.NamesAsync(items.SelectMany(item => new[] { item.FromPersonId, item.ToPersonId }), ct);
        return TypedResults.Ok(new DelegationsPage(
            [.. items.Select(item => new DelegationItem(
                item.Id.Value, item.Role, names.GetValueOrDefault(item.FromPersonId, ""), names.GetValueOrDefault(item.ToPersonId, ""), item.From, item.Until, item.Reason, item.EndedAt,
                MayEnd: item.EndedAt is null && item.Until >= today && (item.FromPersonId == user.PersonId || item.ToPersonId == user.PersonId)))],
            [.. desk.Where(role => role.PersonId == user.PersonId).Select(role => role.Role).Distinct()],
            [.. desk.Where(role => role.PersonId != user.PersonId)
                .GroupBy(role => role.PersonId)
                .Select(person => new DeskPerson(person.Key, person.MaxBy(role => role.Revision)!.PersonName, [.. person.Select(role => role.Role).Distinct()]))
                .OrderBy(person => person.Name, StringComparer.Ordinal)]));
    }
}
