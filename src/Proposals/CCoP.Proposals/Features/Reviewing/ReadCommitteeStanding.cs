using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reviewing;

internal static class ReadCommitteeStanding
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("{id:guid}/standing", Handle)
        .RequireRole(Roles.Committee, Roles.Chair, Roles.Facilitator, Roles.Auditor)
        .WithSummary("Who of the committee takes part in judging a proposal, who stays out on what ground, and what is to be ruled on");

    private static async Task<Results<Ok<CommitteeStanding>, NotFound>> Handle(Id<Proposal> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var head = await db.VisibleTo(user, now)
            .Where(proposal => proposal.Id == id)
            .Join(db.Rounds, proposal => proposal.RoundId, round => round.Id, (proposal, round) => new { proposal.Title, proposal.RoundId, round.Quorum })
            .SingleOrDefaultAsync(ct);
        if (head is null)
        {
            return TypedResults.NotFound();
        }

        var rulers = await db.RulersAsync(id, now, ct);
        Rule.Allowed(
            rulers.Contains(user.PersonId) || user.Is(Roles.Facilitator, Roles.Auditor),
            "committee.not_chair", "Who stays out is for the chair, the substitute and the facilitator to know.");
        var seats = await db.CommitteeAt(now)
            .Where(seat => seat.RoundId == head.RoundId)
            .OrderBy(seat => seat.PersonId)
            .Select(seat => new SeatStanding(
                seat.PersonId, db.Roles.Where(role => role.PersonId == seat.PersonId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "", seat.Seat, new List<ConflictKind>()))
            .ToListAsync(ct);
        var conflicts = (await db.Conflicts.Where(conflict => conflict.ProposalId == id && db.Seats.Any(seat => seat.RoundId == head.RoundId && seat.PersonId == conflict.PersonId)).ToListAsync(ct))
            .ToLookup(conflict => conflict.PersonId, conflict => conflict.Kind);
        var involvements = await db.Involvements
            .Where(involvement => involvement.ProposalId == id && db.Seats.Any(seat => seat.RoundId == head.RoundId && seat.PersonId == involvement.PersonId))
            .OrderBy(involvement => involvement.Id)
            .Select(involvement => new InvolvementItem(
                involvement.Id.Value, involvement.PersonId,
                db.Roles.Where(role => role.PersonId == involvement.PersonId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "",
                involvement.Kind, involvement.Source, involvement.At, involvement.Ruling, involvement.RulingReason))
            .ToListAsync(ct);
        return TypedResults.Ok(new CommitteeStanding(
            id.Value, head.Title, head.RoundId.Value, head.Quorum, [.. seats.OrderBy(seat => seat.Seat).Select(seat => seat with { Conflicts = [.. conflicts[seat.PersonId]] })],
            Math.Max(0, head.Quorum - seats.Count(seat => !conflicts.Contains(seat.PersonId))), rulers.Count > 0,
            [.. involvements.Where(involvement => rulers.RulesOn(involvement.PersonId) == user.PersonId)]));
    }
}
