using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

internal static class ListMeetings
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("meetings", Handle)
        .RequireRole(Roles.Committee, Roles.Chair, Roles.Facilitator, Roles.Auditor)
        .WithSummary("Meetings of the committees in which the reader sits, and for staff all of them, the newest first");

    private static async Task<Ok<Page<MeetingCard>>> Handle(
        ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? round = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (after, inRound) = (new Id<Meeting>(cursor ?? Guid.Empty), new Id<Round>(round ?? Guid.Empty));
        var items = await db.MeetingsFor(user, clock.GetUtcNow())
            .Where(meeting => (round == null || meeting.RoundId == inRound) && (cursor == null || meeting.Id < after))
            .OrderByDescending(meeting => meeting.Id)
            .Take(limit + 1)
            .Cards(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, meeting => meeting.Id));
    }

    /// <summary>A meeting is for those who sit in the committee of its round and are in office, and for staff.</summary>
    public static IQueryable<Meeting> MeetingsFor(this ProposalsDb db, CurrentUser user, DateTimeOffset now)
    {
        var (person, staff) = (user.PersonId, user.Is(Roles.Facilitator, Roles.Auditor));
        var seats = db.CommitteeAt(now).Where(seat => seat.PersonId == person);
        return db.Meetings.Where(meeting => staff || seats.Any(seat => seat.RoundId == meeting.RoundId));
    }

    public static IQueryable<MeetingCard> Cards(this IQueryable<Meeting> meetings, ProposalsDb db) =>
        from meeting in meetings
        join round in db.Rounds on meeting.RoundId equals round.Id
        select new MeetingCard(meeting.Id.Value, round.Id.Value, round.Title, meeting.StartsAt, meeting.Venue, meeting.Place);
}
