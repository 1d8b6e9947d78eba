using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using CCoP.Membership.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.People;

internal static class ListPeople
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("people", Handle)
        .RequireRole(Roles.Facilitator, Roles.Admin, Roles.Auditor)
        .WithSummary("People with the roles that they hold now");

    private static async Task<Ok<Page<PersonItem>>> Handle(
        MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct,
        [StringLength(200)] string? q = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var now = clock.GetUtcNow();
        var found = db.People.AsQueryable();
        if (Words.CheckedOrNone(q, Lengths.Name, "q") is { } sought)
        {
            var pattern = SearchPattern.Within(sought);
            found = found.Where(person => EF.Functions.ILike(person.Name, pattern));
        }

        if (cursor is { } last)
        {
            found = found.Where(person => person.Id > new Id<Person>(last));
        }

        var people = await found.OrderBy(person => person.Id).Take(limit + 1).Select(person => new { person.Id, person.Name }).ToListAsync(ct);
        var ids = people.Select(person => person.Id).ToList();
        var held = (await db.RolesAt(now).Where(role => ids.Contains(role.PersonId)).HeldAsync(db, user, now, ct)).ToLookup(role => role.PersonId, role => role.Held);
        return TypedResults.Ok(people.Select(person => new PersonItem(person.Id.Value, person.Name, [.. held[person.Id.Value]])).ToList().ToPage(limit, person => person.Id));
    }

    /// <summary>Roles as they travel: those that count now first, then the latest.</summary>
    public static async Task<List<(Guid PersonId, HeldRole Held)>> HeldAsync(this IQueryable<RoleAssignment> roles, MembershipDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (
            from role in roles
            join organisation in db.Organisations on role.OrganisationId equals organisation.Id into organisations
            from organisation in organisations.DefaultIfEmpty()
            join cop in db.Cops on role.CopId equals cop.Id into cops
            from cop in cops.DefaultIfEmpty()
            select new { Role = role, Organisation = organisation == null ? null : organisation.Name, Cop = cop == null ? null : cop.Name }).AsNoTracking().ToListAsync(ct);
        var endsAll = user.Is(Roles.Admin);
        return [.. found
            .OrderByDescending(each => each.Role.IsCurrent(now)).ThenByDescending(each => each.Role.From).ThenBy(each => each.Role.Role, StringComparer.Ordinal)
            .Select(each => (each.Role.PersonId.Value, new HeldRole(
                each.Role.Id.Value, each.Role.Role, each.Organisation, each.Cop,
                PhnomPenh.Day(each.Role.From), each.Role.To is { } to ? LastDay(to) : null, each.Role.IsCurrent(now),
                (each.Role.To is null || each.Role.To > now) && (endsAll || (user.Is(Roles.Facilitator) && RoleKinds.OfOrganisations.Contains(each.Role.Role))))))];
    }

    /// <summary>The day before it ends at midnight; the day itself where it ended during the day.</summary>
    private static DateOnly LastDay(DateTimeOffset to) => PhnomPenh.Day(to.AddTicks(-1));
}
