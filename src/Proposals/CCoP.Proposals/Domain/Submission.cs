namespace CCoP.Proposals.Domain;

/// <summary>What was handed in, as it was (P16): it never changes, and its hash is of exactly these words.</summary>
internal sealed class Submission
{
    private Submission()
    {
    }

    public Id<Proposal> ProposalId { get; private init; }

    /// <summary>Within the proposal, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>Of the proposal: what changed since is asked with it.</summary>
    public int Edition { get; private init; }

    /// <summary>The whole content in its canonical form.</summary>
    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of the content: what its members signed.</summary>
    public string ContentHash { get; private init; } = "";

    public Guid By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static Submission Keep(Proposal proposal, Guid by, DateTimeOffset now) => new()
    {
        ProposalId = proposal.Id,
        Number = proposal.SubmissionCount,
        Edition = proposal.Edition,
        Content = Domain.Content.Canonical(proposal),
        ContentHash = proposal.ContentHash,
        By = by,
        At = now,
    };
}
