using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

internal static class ImportPerson
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("people/{sourceKey}", Handle)
        .WithSummary("Load a person's name and roles; roles left out end now");

    private static async Task<Ok<Imported>> Handle(
        [StringLength(60)] string sourceKey, PersonImport told, MembershipDb db, TimeProvider clock, CancellationToken ct)
    {
        var roles = Words.Checked(told.Roles, "roles");
        var organisations = await db.Organisations.ByKeysAsync(roles.Select(role => role.Organisation), ct);
        var slugs = Import.Keys(roles.Select(role => role.Cop));
        var cops = await db.Cops.Where(cop => slugs.Contains(cop.Slug)).ToDictionaryAsync(cop => cop.Slug, StringComparer.Ordinal, ct);
        Import.RequireAll(slugs, cops.Keys);

        var id = told.PersonId!.Value;
        var person = await db.People.Include(person => person.Roles).SingleOrDefaultAsync(person => person.Id == new Id<Person>(id), ct);
        var isNew = person is null;
        person ??= db.People.Add(Person.Register(id)).Entity;

        var changes = person.Describe(
            told.Name,
            [.. roles.Select(role => (role.Role, role.Organisation is { } o ? organisations[o] : null, role.Cop is { } c ? cops[c] : null))],
            clock.GetUtcNow());
        db.Publish(changes);
        await db.SaveChangesAsync(ct);
        return Import.Result(id, isNew, changes.Count > 0);
    }
}
