using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Coaching;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

internal static class ReadRound
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("rounds/{id:guid}", Handle)
        .WithSummary("A round with its rubric and, for people, its committee");

    private static async Task<Results<Ok<RoundPage>, NotFound>> Handle(Id<Round> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var named = user.IsPerson;
        var sitting = db.CommitteeAt(now);
        var clinics = db.Clinics.Where(clinic => clinic.RoundId == id).Cards(db, named);
        return await db.Rounds
            .Where(round => round.Id == id)
            .Select(round => new RoundPage(
                round.Id.Value, round.Title, round.Opens, round.Deadline.At, Round.StateAt(round.Opens, round.Deadline, now), round.Demo,
                Money.Eur(db.Envelopes.Where(envelope => envelope.Id == round.EnvelopeId).Select(envelope => envelope.AmountEur).Single()),
                round.Rubric, round.RubricVersion, round.Quorum,
                round.Committee
                    .Where(seat => named)
                    .OrderBy(seat => seat.From).ThenBy(seat => seat.Id)
                    .Select(seat => new CommitteeSeat(
                        seat.Id.Value, seat.PersonId,
                        db.Roles.Where(role => role.PersonId == seat.PersonId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "",
                        seat.Seat, seat.From, seat.To, sitting.Any(sits => sits.Id == seat.Id)))
                    .ToList(),
                clinics.ToList(), round.Version))
            .SingleOrDefaultAsync(ct) is { } page
            ? TypedResults.Ok(page)
            : TypedResults.NotFound();
    }
}
