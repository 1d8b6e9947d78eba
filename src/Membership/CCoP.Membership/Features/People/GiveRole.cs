using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.People;

internal static class GiveRole
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("people/{id:guid}/roles", Handle)
        .RequireRole(Roles.Facilitator, Roles.Admin)
        .WithSummary("Give a person a role from a day to a day: those of organisations by the facilitator, all by the operator");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Person> id, NewRole told, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var person = await db.People.Include(person => person.Roles).SingleOrDefaultAsync(person => person.Id == id, ct);
        var organisation = told.OrganisationId is { } at ? await db.Organisations.SingleOrDefaultAsync(organisation => organisation.Id == new Id<Organisation>(at), ct) : null;
        var cop = told.CopId is { } within ? await db.Cops.SingleOrDefaultAsync(cop => cop.Id == new Id<Cop>(within), ct) : null;
        if (person is null || (told.OrganisationId is not null && organisation is null) || (told.CopId is not null && cop is null))
        {
            return TypedResults.NotFound();
        }

        db.Expect(person, version);
        db.Publish(person.Give(told, organisation, cop, user.Is(Roles.Admin), user.PersonId, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
