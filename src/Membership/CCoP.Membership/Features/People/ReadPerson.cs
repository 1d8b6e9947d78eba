using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.People;

internal static class ReadPerson
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("people/{id:guid}", Handle)
        .RequireRole(Roles.Facilitator, Roles.Admin, Roles.Auditor)
        .WithSummary("A person with every role ever held, from when to when");

    private static async Task<Results<Ok<PersonPage>, NotFound>> Handle(Id<Person> id, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, ct) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var roles = await db.Roles.Where(role => role.PersonId == id).HeldAsync(db, user, clock.GetUtcNow(), ct);
        return TypedResults.Ok(new PersonPage(id.Value, person.Name, [.. roles.Select(role => role.Held)], person.Version));
    }
}
