using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

internal static class ListCoaches
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("coaches", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("People who may coach at a clinic: the facilitator's team and those who hold a committee role");

    private static async Task<Ok<Page<ClinicCoach>>> Handle(ProposalsDb db, TimeProvider clock, CancellationToken ct, Guid? cursor = null, [Range(1, 100)] int limit = 100)
    {
        var coaches = await db.MayCoach(clock.GetUtcNow())
            .Where(person => cursor == null || person > cursor)
            .Order()
            .Take(limit + 1)
            .Select(person => new ClinicCoach(
                person, db.Roles.Where(role => role.PersonId == person).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        return TypedResults.Ok(coaches.ToPage(limit, coach => coach.PersonId));
    }
}
