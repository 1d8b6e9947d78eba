using System.Data;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

internal static class ReadMeeting
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("meetings/{id:guid}", Handle)
        .RequireRole(Roles.Committee, Roles.Chair, Roles.Facilitator, Roles.Auditor)
        .WithSummary("A meeting with its agenda as its reader may see it: no votes of others before one's own, no item in which they are in conflict");

    private static async Task<Results<Ok<MeetingPage>, NotFound>> Handle(Id<Meeting> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await db.MeetingsFor(user, now).AsNoTracking().Include(meeting => meeting.Attendance).SingleOrDefaultAsync(meeting => meeting.Id == id, ct) is not { } meeting)
        {
            return TypedResults.NotFound();
        }

        var card = await db.Meetings.Where(one => one.Id == id).Cards(db).SingleAsync(ct);
        var quorum = await db.Rounds.Where(round => round.Id == meeting.RoundId).Select(round => round.Quorum).SingleAsync(ct);
        var seats = await db.CommitteeAt(now).AsNoTracking().Where(seat => seat.RoundId == meeting.RoundId).ToListAsync(ct);
        var agenda = await (
            from proposal in db.BeforeMeeting(user, meeting.RoundId, now)
            where proposal.State == ProposalState.Submitted || db.Deliberations.Any(deliberation => deliberation.MeetingId == id && deliberation.ProposalId == proposal.Id)
            join cop in db.Cops on proposal.CopId equals cop.Id
            orderby proposal.SubmittedAt, proposal.Id
            select new Subject(proposal.Id, proposal.Title, cop.Name, proposal.RequestedEur, proposal.State)).ToListAsync(ct);
        var proposals = agenda.Select(subject => subject.Id).ToList();
        var deliberations = await db.Deliberations.AsNoTracking().Include(deliberation => deliberation.Votes)
            .Where(deliberation => deliberation.MeetingId == id && proposals.Contains(deliberation.ProposalId))
            .ToDictionaryAsync(deliberation => deliberation.ProposalId, ct);
        var people = seats.Select(seat => seat.PersonId).ToList();
        var conflicts = (await db.Conflicts.Where(conflict => proposals.Contains(conflict.ProposalId) && people.Contains(conflict.PersonId)).ToListAsync(ct))
            .ToLookup(conflict => conflict.ProposalId, conflict => conflict.PersonId);
        var names = await NamesAsync(db, [.. people, .. meeting.Attendance.Select(present => present.PersonId), .. deliberations.Values.SelectMany(deliberation => deliberation.Votes.Select(vote => vote.PersonId))], ct);
        var reader = new MeetingReader(user, meeting, seats, names, quorum);
        return TypedResults.Ok(new MeetingPage(
            card, quorum,
            [.. meeting.Attendance.OrderBy(present => present.At).Select(present => new Attendee(names.GetValueOrDefault(present.PersonId, ""), present.At))],
            [.. agenda.Select(subject => reader.Item(subject, deliberations.GetValueOrDefault(subject.Id), [.. conflicts[subject.Id]]))],
            MayJoin: !reader.HasJoined && !user.Is(Roles.Auditor) && PhnomPenh.Day(now) >= PhnomPenh.Day(meeting.StartsAt), reader.HasJoined));
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(ProposalsDb db, List<Guid> people, CancellationToken ct)
    {
        var roles = await db.Roles.Where(role => people.Contains(role.PersonId)).Select(role => new { role.PersonId, role.PersonName, role.Revision }).ToListAsync(ct);
        return roles.GroupBy(role => role.PersonId).ToDictionary(group => group.Key, group => group.MaxBy(role => role.Revision)!.PersonName);
    }
}
