using System.Linq.Expressions;

namespace CCoP.Proposals.Domain;

/// <summary>
/// Something between a person and a proposal that the chair has to rule on before that person can judge it (A03, P11). A coach is
/// kept out until the ruling; whoever is challenged only by it, or a challenge would be enough to keep a member away.
/// </summary>
internal sealed class Involvement
{
    private Involvement()
    {
    }

    /// <summary>Keeps its person out now.</summary>
    public static Expression<Func<Involvement, bool>> KeepsOut { get; } = involvement =>
        involvement.Ruling == Contracts.Ruling.StaysOut || (involvement.Ruling == null && involvement.Kind == ConflictKind.Coaching);

    public Id<Involvement> Id { get; private init; }

    public Id<Proposal> ProposalId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>Coaching or a challenge: what else ties people to a proposal needs no ruling.</summary>
    public ConflictKind Kind { get; private init; }

    /// <summary>Where it is known from: the clinic at which the person coached, or what the challenger says.</summary>
    public string Source { get; private init; } = "";

    /// <summary>The challenger; null where the platform noticed it.</summary>
    public Guid? RaisedBy { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Null until the chair, or the substitute, has ruled.</summary>
    public Ruling? Ruling { get; private set; }

    public string? RulingReason { get; private set; }

    public Guid? RuledBy { get; private set; }

    public DateTimeOffset? RuledAt { get; private set; }

    /// <summary>The person helped to write it, at a clinic.</summary>
    public static Involvement Coached(Id<Proposal> proposal, Guid person, string clinic, DateTimeOffset now) => new()
    {
        Id = Id<Involvement>.New(),
        ProposalId = proposal,
        PersonId = person,
        Kind = ConflictKind.Coaching,
        Source = Words.Checked(clinic, Lengths.Ground, "source"),
        At = now,
    };

    /// <summary>Somebody doubts that the person can judge it fairly, and says why.</summary>
    public static Involvement Challenged(Proposal proposal, Guid person, string ground, Guid by, DateTimeOffset now)
    {
        proposal.RequireSubmitted();
        Rule.Require(person != by, "challenge.own", "Nobody challenges themselves. If you have a conflict, declare it.");
        return new()
        {
            Id = Id<Involvement>.New(),
            ProposalId = proposal.Id,
            PersonId = person,
            Kind = ConflictKind.Challenge,
            Source = Words.Checked(ground, Lengths.Ground, "ground"),
            RaisedBy = by,
            At = now,
        };
    }

    /// <summary>Once and for all: what comes up later is another involvement.</summary>
    public void Settle(Ruling ruling, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Ruling is null, "involvement.ruled", "This has been ruled on. Load the page again to see the ruling.");
        (Ruling, RulingReason, RuledBy, RuledAt) = (ruling, Words.Checked(reason, Lengths.Ground, "reason"), by, now);
    }
}

/// <summary>A conflict that a committee member declared: from then on the proposal does not exist for them (P11).</summary>
internal sealed class DeclaredConflict
{
    public required Id<Proposal> ProposalId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
