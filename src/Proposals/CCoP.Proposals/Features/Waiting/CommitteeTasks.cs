using CCoP.Proposals.Data;
using CCoP.Proposals.Features.Deciding;
using CCoP.Proposals.Features.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Waiting;

/// <summary>What waits for those who judge.</summary>
internal static class CommitteeTasks
{
    public static async Task<List<MyTask>> OfAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
    [
        .. await ScoreAsync(db, user, now, ct),
        .. await ChairAsync(db, user, now, ct),
        .. await RulerAsync(db, user, now, ct),
        .. await AppealsAsync(db, user, now, ct),
        .. await MeetingsAsync(db, user, now, ct),
    ];

    private static async Task<List<MyTask>> ScoreAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
        !user.Is(Roles.Committee, Roles.Chair) ? [] : await (
            from proposal in db.BeforeCommitteeMember(user.PersonId, now)
            where proposal.State == ProposalState.Submitted
                && !db.Reviews.Any(review => review.ProposalId == proposal.Id && review.ReviewerId == user.PersonId && review.ContentHash == proposal.ContentHash)
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new MyTask(TaskKind.Score, proposal.Id.Value, proposal.Title, cop.Name, null, null)).ToListAsync(ct);

    /// <summary>A decision waits only once the chair's own score is in: before, it would tell how many others have scored (P12).</summary>
    private static async Task<List<MyTask>> ChairAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!user.Is(Roles.Chair))
        {
            return [];
        }

        var scored = await (
            from proposal in db.BeforeCommitteeMember(user.PersonId, now)
            where proposal.State == ProposalState.Submitted
                && db.Reviews.Any(review => review.ProposalId == proposal.Id && review.ReviewerId == user.PersonId && review.ContentHash == proposal.ContentHash)
            join round in db.Rounds on proposal.RoundId equals round.Id
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new { proposal.Id, proposal.Title, proposal.ContentHash, round.Quorum, cop.Name }).ToListAsync(ct);
        var tasks = new List<MyTask>();
        foreach (var proposal in scored)
        {
            if (await db.DeciderAsync(proposal.Id, now, ct) == user.PersonId && await db.CountedReviews(proposal.Id, proposal.ContentHash, now).CountAsync(ct) >= proposal.Quorum)
            {
                tasks.Add(new MyTask(TaskKind.Decide, proposal.Id.Value, proposal.Title, proposal.Name, null, null));
            }
        }

        return tasks;
    }

    private static async Task<List<MyTask>> RulerAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!user.Is(Roles.Committee, Roles.Chair))
        {
            return [];
        }

        var open = await (
            from involvement in db.Involvements
            where involvement.Ruling == null && involvement.PersonId != user.PersonId
            join proposal in db.BeforeCommitteeMember(user.PersonId, now) on involvement.ProposalId equals proposal.Id
            where db.CommitteeAt(now).Any(seat => seat.RoundId == proposal.RoundId && seat.PersonId == user.PersonId && seat.Seat != Seat.Member)
                && db.Seats.Any(seat => seat.RoundId == proposal.RoundId && seat.PersonId == involvement.PersonId)
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new { proposal.Id, involvement.PersonId, proposal.Title, cop.Name }).ToListAsync(ct);
        var tasks = new List<MyTask>();
        foreach (var involvements in open.GroupBy(involvement => involvement.Id))
        {
            var rulers = await db.RulersAsync(involvements.Key, now, ct);
            if (involvements.FirstOrDefault(involvement => rulers.RulesOn(involvement.PersonId) == user.PersonId) is { } first)
            {
                tasks.Add(new MyTask(TaskKind.RuleOnInvolvement, first.Id.Value, first.Title, first.Name, null, null));
            }
        }

        return tasks;
    }

    private static async Task<List<MyTask>> AppealsAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!user.Is(Roles.Committee, Roles.Chair))
        {
            return [];
        }

        var open = await (
            from proposal in db.BeforeCommitteeMember(user.PersonId, now)
            where proposal.State == ProposalState.Rejected && proposal.Appeal != null && proposal.Appeal.Outcome == null
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new { proposal.Id, proposal.Title, cop.Name, DecidedBy = proposal.Decisions.OrderByDescending(decision => decision.At).Select(decision => decision.By).First() }).ToListAsync(ct);
        var tasks = new List<MyTask>();
        foreach (var appeal in open)
        {
            if (await db.AppealAnswererAsync(appeal.Id, appeal.DecidedBy, now, ct) == user.PersonId)
            {
                tasks.Add(new MyTask(TaskKind.AnswerAppeal, appeal.Id.Value, appeal.Title, appeal.Name, null, null));
            }
        }

        return tasks;
    }

    /// <summary>Meetings from now until the end of their day that the reader, who sits in the committee, has not joined.</summary>
    private static async Task<List<MyTask>> MeetingsAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var (person, today) = (user.PersonId, PhnomPenh.At(PhnomPenh.Day(now), TimeOnly.MinValue));
        return !user.Is(Roles.Committee, Roles.Chair) ? [] : await (
            from meeting in db.Meetings
            where meeting.StartsAt >= today && !meeting.Attendance.Any(present => present.PersonId == person)
                && db.CommitteeAt(now).Any(seat => seat.RoundId == meeting.RoundId && seat.PersonId == person)
            join round in db.Rounds on meeting.RoundId equals round.Id
            select new MyTask(TaskKind.JoinMeeting, meeting.Id.Value, round.Title, new LocalText(meeting.Place, null), null, meeting.StartsAt)).ToListAsync(ct);
    }
}
