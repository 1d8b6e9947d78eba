using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Ruling;

internal static class Republish
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("republish", Handle)
        .RequireRole(Roles.Admin)
        .WithSummary("Tell every organisation, CoP and role again, so that a new or restored service catches up");

    private static async Task<Accepted> Handle(MembershipDb db, CancellationToken ct)
    {
        var hostings = await db.Hostings.Where(hosting => hosting.State == HostingState.Open).ToListAsync(ct);
        var organisations = await db.Organisations.ToListAsync(ct);
        var cops = await db.WholeCops.ToListAsync(ct);
        var people = await db.People.Include(person => person.Roles).ToListAsync(ct);

        db.Publish(organisations.Select(organisation => organisation.Changed(hostings)));
        db.Publish(cops.Select(cop => cop.Changed()));
        db.Publish(people.SelectMany(person => person.Roles.Select(role => role.Changed(person))));
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted((string?)null);
    }
}
