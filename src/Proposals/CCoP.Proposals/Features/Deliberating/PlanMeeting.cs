using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

internal static class PlanMeeting
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("meetings", Handle)
        .RequireRole(Roles.Facilitator, Roles.Committee, Roles.Chair)
        .WithSummary("Plan a meeting of a round's committee, as the facilitator, the chair or the substitute");

    private static async Task<Results<Created<MeetingPlanned>, NotFound>> Handle(NewMeeting told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var roundId = new Id<Round>(told.RoundId!.Value);
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Id == roundId, ct) is not { } round)
        {
            return TypedResults.NotFound();
        }

        Rule.Allowed(
            user.Is(Roles.Facilitator) || await db.CommitteeAt(now).AnyAsync(seat => seat.RoundId == roundId && seat.PersonId == user.PersonId && seat.Seat != Seat.Member, ct),
            "meeting.not_yours", "The facilitator, the chair or the substitute plans the meetings of a round.");
        var id = Id<Meeting>.From(told.Id);
        if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == id, ct) is { } earlier)
        {
            Rule.Available(
                earlier.PlannedBy == user.PersonId && earlier.RoundId == roundId && earlier.Place == told.Place.Trim(),
                "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(id);
        }

        db.Meetings.Add(Meeting.Plan(id, round, told, user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return Created(id);
    }

    private static Created<MeetingPlanned> Created(Id<Meeting> id) => TypedResults.Created($"/api/proposals/meetings/{id}", new MeetingPlanned(id.Value));
}
