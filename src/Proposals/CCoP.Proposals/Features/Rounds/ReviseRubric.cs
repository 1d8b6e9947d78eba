using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

internal static class ReviseRubric
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("rounds/{id:guid}/rubric", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Revise the rubric of a round that has not opened yet");

    private static async Task<Results<NoContent, NotFound>> Handle(Id<Round> id, NewRubric told, Seen version, ProposalsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.LockAsync(id, ct) || await db.Rounds.SingleOrDefaultAsync(round => round.Id == id, ct) is not { } round)
        {
            return TypedResults.NotFound();
        }

        db.Expect(round, version);
        round.ReviseRubric(told.Rubric, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
