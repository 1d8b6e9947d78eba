using CCoP.Proposals.Data;
using CCoP.Proposals.Features.Awarding;
using CCoP.Proposals.Features.Deciding;
using CCoP.Proposals.Features.Drafting;
using CCoP.Proposals.Features.Reviewing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reading;

internal static class ListMyTasks
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("my/tasks", Handle)
        .WithSummary("What waits for the signed-in person, the soonest due first (B01)");

    private static async Task<Ok<Page<MyTask>>> Handle(ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<MyTask> tasks =
        [
            .. await OwnAsync(db, user, now, ct),
            .. await ConditionsAsync(db, user, now, ct),
            .. await CommitteeAsync(db, user, now, ct),
            .. await ChairAsync(db, user, now, ct),
            .. await RulerAsync(db, user, now, ct),
            .. await AppealsAsync(db, user, now, ct),
            .. await MeetingsAsync(db, user, now, ct),
            .. await FacilitatorAsync(db, user, now, ct),
            .. await CoachAsync(db, user, now, ct),
            .. await AwardsAsync(db, user, now, ct),
            .. await SeatingAsync(db, user, now, ct),
        ];
        return TypedResults.Ok(new Page<MyTask>([.. tasks.OrderBy(task => task.Due ?? DateTimeOffset.MaxValue).ThenBy(task => task.Id)], Next: null));
    }

    private static async Task<List<MyTask>> OwnAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var own = await db.OwnOf(user.PersonId, now)
            .Where(proposal => proposal.State == ProposalState.Draft || proposal.State == ProposalState.Returned)
            .Select(proposal => proposal.Id)
            .ToListAsync(ct);
        var asked = await db.CoachNotes.Where(note => own.Contains(note.ProposalId) && note.Change == ChangeState.Open).Select(note => note.ProposalId).ToHashSetAsync(ct);
        var tasks = new List<MyTask>();
        foreach (var proposal in await db.Whole.AsNoTracking().Where(proposal => own.Contains(proposal.Id)).ToListAsync(ct))
        {
            var around = await Surroundings.OfAsync(proposal, db, now, ct);
            if (now < around.Round.Opens || proposal.HandInBy(around.Round).HasPassed(now))
            {
                continue;
            }

            MyTask Task(TaskKind kind, Guid? organisation) => new(kind, proposal.Id.Value, proposal.Title, around.Cop.Name, organisation, proposal.HandInBy(around.Round).At);
            var mine = await db.Represented(user.PersonId, proposal.CopId, now).ToListAsync(ct);
            tasks.AddRange(proposal.CoApplicants
                .Where(member => member.State == CoApplicantState.Invited && mine.Contains(member.OrganisationId))
                .Select(member => Task(TaskKind.AcceptInvitation, member.OrganisationId)));

            var writers = mine.Where(proposal.HasAccepted).ToList();
            if (writers.Count == 0)
            {
                continue;
            }

            if (asked.Contains(proposal.Id))
            {
                tasks.Add(Task(TaskKind.AnswerCoach, null));
            }

            var obstacles = proposal.Obstacles(around.Round, around.Envelope, around.Cop, around.Organisations, around.Rates, around.Report, now).Select(obstacle => obstacle.Code).ToList();
            var unsigned = writers.Where(organisation => !proposal.SignOffs.Any(signOff => signOff.OrganisationId == organisation)).ToList();
            if (obstacles.Exists(code => code is not ("proposal.two_grantees" or "proposal.ruling_pending")))
            {
                tasks.Add(Task(TaskKind.WriteDraft, null));
            }
            else if (unsigned.Count > 0)
            {
                tasks.AddRange(unsigned.Select(organisation => Task(TaskKind.SignOff, organisation)));
            }
            else if (obstacles.Count == 0)
            {
                tasks.Add(Task(TaskKind.Submit, null));
            }
        }

        return tasks;
    }

    /// <summary>Conditions that wait for the reader: to be fulfilled for their organisation, or to be confirmed by the facilitator (P14).</summary>
    private static async Task<List<MyTask>> ConditionsAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var (person, confirms, posts) = (user.PersonId, user.Is(Roles.Facilitator), db.Posts(user.PersonId, now));
        var waiting = await (
            from proposal in db.VisibleTo(user, now)
            from decision in proposal.Decisions
            from condition in decision.Conditions
            where (condition.State == ConditionState.Fulfilled && confirms && condition.FulfilledBy != person)
                || (condition.State == ConditionState.Open && posts.Any(post => post.OrganisationId == condition.OrganisationId && (post.CopId == null || post.CopId == proposal.CopId)))
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new { proposal.Id, condition.Text, cop.Name, condition.OrganisationId, condition.State, condition.Due }).ToListAsync(ct);
        return [.. waiting.Select(condition => condition.State == ConditionState.Open
            ? new MyTask(TaskKind.FulfilCondition, condition.Id.Value, condition.Text, condition.Name, condition.OrganisationId, PhnomPenh.At(condition.Due, new TimeOnly(17, 0)))
            : new MyTask(TaskKind.ConfirmCondition, condition.Id.Value, condition.Text, condition.Name, null, null))];
    }

    private static async Task<List<MyTask>> CommitteeAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
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

    private static async Task<List<MyTask>> CoachAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var coached = db.CoachedBy(user.PersonId, now);
        return await (
            from proposal in db.Proposals
            where (proposal.State == ProposalState.Draft || proposal.State == ProposalState.Returned) && coached.Any(draft => draft.ProposalId == proposal.Id)
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new MyTask(TaskKind.Coach, proposal.Id.Value, proposal.Title, cop.Name, null, null)).ToListAsync(ct);
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

    private static async Task<List<MyTask>> FacilitatorAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
        !user.Is(Roles.Facilitator) ? [] : await (
            from proposal in db.VisibleTo(user, now)
            where proposal.State == ProposalState.Approved || proposal.State == ProposalState.ApprovedWithConditions
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new MyTask(TaskKind.IssueAward, proposal.Id.Value, proposal.Title, cop.Name, null, null)).ToListAsync(ct);

    /// <summary>Amendments that somebody else proposed, and awards under review.</summary>
    private static async Task<List<MyTask>> AwardsAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
        !user.Is(Roles.Facilitator, Roles.Chair) ? [] : await (
            from award in db.AwardsFor(user, now)
            let waits = award.Amendments.Any(amendment => amendment.State == AmendmentState.WaitingForApproval && amendment.ProposedBy != user.PersonId)
            where waits || (user.Is(Roles.Facilitator) && award.State == AwardState.Suspended)
            join cop in db.Cops on award.CopId equals cop.Id
            select new MyTask(waits ? TaskKind.ApproveAmendment : TaskKind.ReviewSuspension, award.Id.Value, award.Title, cop.Name, null, null)).ToListAsync(ct);

    /// <summary>Proposals that cannot be decided with the committee as it sits: too few without a conflict, or no chair or substitute among them (P10).</summary>
    private static async Task<List<MyTask>> SeatingAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!user.Is(Roles.Facilitator))
        {
            return [];
        }

        var submitted = await (
            from proposal in db.VisibleTo(user, now)
            where proposal.State == ProposalState.Submitted
            join round in db.Rounds on proposal.RoundId equals round.Id
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new { proposal.Id, proposal.RoundId, proposal.Title, round.Quorum, cop.Name }).ToListAsync(ct);
        var rounds = submitted.Select(proposal => proposal.RoundId).Distinct().ToList();
        var seats = (await db.CommitteeAt(now).AsNoTracking().Where(seat => rounds.Contains(seat.RoundId)).ToListAsync(ct)).ToLookup(seat => seat.RoundId);
        var seated = seats.SelectMany(round => round).Select(seat => seat.PersonId).Distinct().ToList();
        var conflicts = (await db.Conflicts.Where(conflict => seated.Contains(conflict.PersonId)).ToListAsync(ct)).Select(conflict => (conflict.ProposalId, conflict.PersonId)).ToHashSet();
        return [.. submitted
            .Where(proposal => seats[proposal.RoundId].Where(seat => !conflicts.Contains((proposal.Id, seat.PersonId))).ToList() is var judges
                && (judges.Count < proposal.Quorum || judges.TrueForAll(seat => seat.Seat == Seat.Member)))
            .Select(proposal => new MyTask(TaskKind.SeatSubstitute, proposal.Id.Value, proposal.Title, proposal.Name, null, null))];
    }
}
