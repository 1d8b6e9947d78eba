using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reviewing;

internal static class ChallengeMember
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/challenges", Handle)
        .WithSummary("Doubt, with a ground, that a committee member can judge a proposal fairly; the chair rules on it");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, NewChallenge told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.VisibleTo(user, now).SingleOrDefaultAsync(visible => visible.Id == id, ct) is not { } proposal)
        {
            return TypedResults.NotFound();
        }

        var person = told.PersonId!.Value;
        Rule.Require(await db.Eligible(id, now).AnyAsync(seat => seat.PersonId == person, ct), "challenge.not_seated", "Choose somebody who takes part in judging this proposal.");
        if (!await db.Involvements.AnyAsync(earlier => earlier.ProposalId == id && earlier.PersonId == person && earlier.RaisedBy == user.PersonId && earlier.Ruling == null, ct))
        {
            db.Involvements.Add(Involvement.Challenged(proposal, person, told.Ground, user.PersonId, now));
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
