using CCoP.Proposals.Data;
using CCoP.Proposals.Features.Awarding;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Waiting;

/// <summary>What waits for the facilitator, and of awards for the chair too.</summary>
internal static class StaffTasks
{
    public static async Task<List<MyTask>> OfAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
    [
        .. await IssueAsync(db, user, now, ct),
        .. await AwardsAsync(db, user, now, ct),
        .. await SeatingAsync(db, user, now, ct),
    ];

    private static async Task<List<MyTask>> IssueAsync(ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct) =>
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
