using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ReadMe
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("me", Handle)
        .WithSummary("Who the signed-in person is and in which roles they may act now");

    private static async Task<Results<Ok<Me>, NotFound>> Handle(MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var me = await db.People
            .Where(person => person.Id == new Id<Domain.Person>(user.PersonId))
            .Select(person => new Me(person.Id.Value, person.Name, (
                from role in db.Roles
                where role.PersonId == person.Id && role.From <= now && (role.To == null || now < role.To)
                join organisation in db.Organisations on role.OrganisationId equals organisation.Id into organisations
                from organisation in organisations.DefaultIfEmpty()
                join cop in db.Cops on role.CopId equals cop.Id into cops
                from cop in cops.DefaultIfEmpty()
                orderby role.Role
                select new MyRole(
                    role.Role,
                    organisation == null ? null : organisation.Id.Value, organisation == null ? null : organisation.Name,
                    cop == null ? null : cop.Id.Value, cop == null ? null : cop.Slug, cop == null ? null : cop.Name,
                    role.To)).ToList()))
            .SingleOrDefaultAsync(ct);
        return me is null ? TypedResults.NotFound() : TypedResults.Ok(me);
    }
}
