using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

internal static class IssueAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/award", Handle)
        .RequireRole(Roles.Facilitator, Roles.Chair)
        .WithSummary("Issue the award of an approved proposal; Finance opens its ledger from it");

    private static async Task<Results<Created<AwardCard>, NotFound>> Handle(
        Id<Proposal> id, NewAward told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.VisibleTo(user, now).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var proposal = await db.Whole.SingleAsync(proposal => proposal.Id == id, ct);
        db.Expect(proposal, version);
        var recusals = await db.Seats.CountAsync(
            seat => seat.RoundId == proposal.RoundId && db.Conflicts.Any(conflict => conflict.ProposalId == id && conflict.PersonId == seat.PersonId), ct);
        var award = db.Awards.Add(proposal.IssueAward(told.Option!.Value, recusals, now)).Entity;
        db.Publish(award.Made(proposal));
        await db.ReviewAsync(award, SuspensionReason.MemberLeftCop, now, ct); // A member may have left since the decision.
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/proposals/awards/{award.Id}", await db.Awards.Where(made => made.Id == award.Id).Cards(db).SingleAsync(ct));
    }
}
