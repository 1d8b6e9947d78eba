using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

internal static class EndSeat
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("rounds/{id:guid}/seats/{seatId:guid}/end", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("End a seat of a committee, at once or after a last day; that it was held stays on record");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Round> id, Id<CommitteeMember> seatId, SeatEnd told, ProposalsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var round = await db.Rounds.Include(round => round.Committee).SingleAsync(round => round.Id == id, ct);
        if (round.Committee.SingleOrDefault(seat => seat.Id == seatId) is not { } seat)
        {
            return TypedResults.NotFound();
        }

        round.EndSeat(seat, told.Until, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
