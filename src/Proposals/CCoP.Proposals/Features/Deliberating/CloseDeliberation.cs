using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Deciding;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

internal static class CloseDeliberation
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("meetings/{id:guid}/proposals/{proposalId:guid}/close", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("Close an item as the chair, with its minutes and a quorum of votes; the decision rests on it");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Meeting> id, Id<Proposal> proposalId, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Matter.OpenAsync(id, proposalId, db, user, now, ct) is not { } matter)
        {
            return TypedResults.NotFound();
        }

        Rule.Allowed(
            await db.DeciderAsync(proposalId, now, ct) == user.PersonId,
            "decision.not_chair", "The chair decides; the substitute only when the chair is in conflict or out of office.");
        var round = await db.Rounds.AsNoTracking().SingleAsync(round => round.Id == matter.Meeting.RoundId, ct);
        var eligible = await db.Eligible(proposalId, now).Select(seat => seat.PersonId).ToListAsync(ct);
        var seated = await db.CommitteeAt(now).Where(seat => seat.RoundId == round.Id).Select(seat => seat.PersonId).ToListAsync(ct);
        matter.Begun(db).Close(matter.Meeting, matter.Proposal, round, eligible, [.. seated.Except(eligible)], user.PersonId, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
