namespace CCoP.Proposals.Domain;

/// <summary>A seat in a round's committee for a term (P10). It counts while the person holds a committee role; one that ended is kept.</summary>
internal sealed class CommitteeMember
{
    private CommitteeMember()
    {
    }

    public Id<CommitteeMember> Id { get; private init; }

    public Id<Round> RoundId { get; private init; }

    public Guid PersonId { get; private init; }

    public Seat Seat { get; private init; }

    public DateTimeOffset From { get; private init; }

    /// <summary>Counts until before it; null: for as long as the round takes.</summary>
    public DateTimeOffset? To { get; private set; }

    public static CommitteeMember Take(Guid person, Seat seat, DateTimeOffset from, DateTimeOffset? to) =>
        new() { Id = Id<CommitteeMember>.New(), PersonId = person, Seat = seat, From = from, To = to };

    public bool Meets(DateTimeOffset from, DateTimeOffset? to) => (to is null || From < to) && (To is null || from < To);

    public void End(DateTimeOffset at) => To = at < From ? From : at;
}
