using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.People;

internal static class EndRole
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("people/{id:guid}/roles/{roleId:guid}/end", Handle)
        .RequireRole(Roles.Facilitator, Roles.Admin)
        .WithSummary("Say which day is the last one of a role; it stays in the history");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Person> id, Id<RoleAssignment> roleId, RoleEnding ending, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var person = await db.People.Include(person => person.Roles).SingleOrDefaultAsync(person => person.Id == id, ct);
        if (person?.Roles.FirstOrDefault(role => role.Id == roleId) is not { } role)
        {
            return TypedResults.NotFound();
        }

        db.Expect(person, version);
        db.Publish(person.End(role, ending.LastDay!.Value, user.Is(Roles.Admin), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
