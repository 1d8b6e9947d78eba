using CCoP.Proposals.Data;
using CCoP.Proposals.Features.Drafting;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Waiting;

/// <summary>What waits for those who write, and for their coaches.</summary>
internal static class MembersTasks
{
    public static async Task<List<MyTask>> OfAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
    [
        .. await DraftAsync(db, user, now, ct),
        .. await ConditionsAsync(db, user, now, ct),
        .. await CoachAsync(db, user, now, ct),
    ];

    private static async Task<List<MyTask>> DraftAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
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

    private static async Task<List<MyTask>> CoachAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var coached = db.CoachedBy(user.PersonId, now);
        return await (
            from proposal in db.Proposals
            where (proposal.State == ProposalState.Draft || proposal.State == ProposalState.Returned) && coached.Any(draft => draft.ProposalId == proposal.Id)
            join cop in db.Cops on proposal.CopId equals cop.Id
            select new MyTask(TaskKind.Coach, proposal.Id.Value, proposal.Title, cop.Name, null, null)).ToListAsync(ct);
    }
}
