using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Features.Deliberating;

/// <summary>What one person may read of a meeting's items.</summary>
internal sealed class MeetingReader(CurrentUser user, Meeting meeting, IReadOnlyList<CommitteeMember> seats, IReadOnlyDictionary<Guid, string> names, int quorum)
{
    public bool HasJoined { get; } = meeting.Attendance.Any(present => present.PersonId == user.PersonId);

    /// <param name="subject">A proposal that exists for the reader.</param>
    /// <param name="deliberation">Null while nothing was said or voted.</param>
    /// <param name="conflicted">Members of the committee who are in conflict now.</param>
    public DeliberationItem Item(Subject subject, Deliberation? deliberation, HashSet<Guid> conflicted)
    {
        var eligible = seats.Where(seat => !conflicted.Contains(seat.PersonId)).ToList();
        var (closed, mayStill) = (deliberation?.ClosedAt is not null, subject.State == ProposalState.Submitted && deliberation?.ClosedAt is null);
        var mine = deliberation?.Votes.FirstOrDefault(vote => vote.PersonId == user.PersonId);
        var votes = closed ? [.. deliberation!.Counted] : deliberation?.Votes.Where(vote => eligible.Exists(seat => seat.PersonId == vote.PersonId)).ToList() ?? [];
        var sees = closed || mine is not null;
        var recused = closed ? deliberation!.RecusedIds : [.. seats.Select(seat => seat.PersonId).Where(conflicted.Contains)];
        var present = closed ? deliberation!.PresentIds : [.. meeting.Attendance.Select(one => one.PersonId).Where(person => eligible.Exists(seat => seat.PersonId == person))];
        var chairs = eligible.Where(seat => seat.Seat != Seat.Member).OrderBy(seat => seat.Seat).ThenBy(seat => seat.PersonId).Select(seat => seat.PersonId).ToList();
        return new DeliberationItem(
            subject.Id.Value, subject.Title, subject.CopName, subject.RequestedEur is { } eur ? Money.Eur(eur) : null, subject.State,
            mine is null ? null : Item(mine),
            sees ? [.. votes.OrderBy(vote => vote.At).Select(Item)] : null,
            sees ? Math.Max(0, quorum - votes.Count) : null,
            deliberation is null or { MinutesEn: null, MinutesKm: null } ? null : new Minutes(deliberation.MinutesEn, deliberation.MinutesKm),
            Names(present), Names(recused), deliberation?.ClosedAt,
            MayVote: mayStill && HasJoined && mine is null && eligible.Exists(seat => seat.PersonId == user.PersonId),
            MayWrite: mayStill && (user.Is(Roles.Facilitator) || chairs.Contains(user.PersonId)),
            MayClose: mayStill && chairs.FirstOrDefault() == user.PersonId,
            (uint)(deliberation?.MinutesRevision ?? 0));
    }

    private VoteItem Item(Vote vote) => new(names.GetValueOrDefault(vote.PersonId, ""), vote.Outcome, vote.At);

    private IReadOnlyList<string> Names(IEnumerable<Guid> people) => [.. people.Select(person => names.GetValueOrDefault(person, "")).Order(StringComparer.Ordinal)];
}

/// <summary>A proposal on an agenda.</summary>
internal sealed record Subject(Id<Proposal> Id, LocalText Title, LocalText CopName, decimal? RequestedEur, ProposalState State);
