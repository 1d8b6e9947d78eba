using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

internal static class SeatMember
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("rounds/{id:guid}/seats", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Seat somebody in the committee of a round, for a term");

    private static async Task<Results<NoContent, NotFound>> Handle(Id<Round> id, NewSeat told, ProposalsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var (person, now) = (told.PersonId!.Value, clock.GetUtcNow());
        Rule.Require(await db.InCommitteeRole(now).AnyAsync(role => role.PersonId == person, ct), "seat.no_role", "Only who holds a committee role can be seated. Ask for the role to be given first.");
        var round = await db.Rounds.Include(round => round.Committee).SingleAsync(round => round.Id == id, ct);
        round.SeatMember(person, told.Seat!.Value, told.From, told.Until, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
