using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

/// <summary>A proposal in a meeting, on the desk of whoever acts on it: the proposal is locked until the save, so that votes, minutes, closing and decision come one after the other.</summary>
/// <param name="Deliberation">Null while nothing was said or voted.</param>
internal sealed record Matter(Meeting Meeting, Proposal Proposal, Deliberation? Deliberation)
{
    /// <summary>Null when the meeting or the proposal does not exist for this person, or the one is not of the other's round.</summary>
    public static async Task<Matter?> OpenAsync(Id<Meeting> id, Id<Proposal> proposalId, ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.MeetingsFor(user, now).Include(meeting => meeting.Attendance).SingleOrDefaultAsync(meeting => meeting.Id == id, ct) is not { } meeting
            || !await db.BeforeMeeting(user, meeting.RoundId, now).AnyAsync(proposal => proposal.Id == proposalId, ct)
            || !await db.LockAsync(proposalId, ct))
        {
            return null;
        }

        return new Matter(
            meeting,
            await db.Proposals.SingleAsync(proposal => proposal.Id == proposalId, ct),
            await db.Deliberations.Include(deliberation => deliberation.Votes).SingleOrDefaultAsync(deliberation => deliberation.MeetingId == id && deliberation.ProposalId == proposalId, ct));
    }

    public Deliberation Begun(ProposalsDb db) => Deliberation ?? db.Deliberations.Add(Deliberation.Open(Meeting, Proposal)).Entity;
}

internal static class Matters
{
    /// <summary>Proposals of a round that may be talked about in front of this person: never one of their own or in which they are in conflict.</summary>
    public static IQueryable<Proposal> BeforeMeeting(this ProposalsDb db, CurrentUser user, Id<Round> round, DateTimeOffset now)
    {
        var (before, own) = (db.BeforeCommitteeMember(user.PersonId, now), db.OwnOf(user.PersonId, now));
        return user.Is(Roles.Facilitator, Roles.Auditor)
            ? db.VisibleTo(user, now).Where(proposal => proposal.RoundId == round && !own.Any(other => other.Id == proposal.Id))
            : before.Where(proposal => proposal.RoundId == round);
    }
}
