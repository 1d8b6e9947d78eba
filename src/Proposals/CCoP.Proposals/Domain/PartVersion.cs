namespace CCoP.Proposals.Domain;

/// <summary>One part of a proposal as a writer saved it, kept as it was: who wrote what, for whom and when (P03).</summary>
internal sealed class PartVersion
{
    private PartVersion()
    {
    }

    public Id<Proposal> ProposalId { get; private init; }

    /// <summary>Which change of the whole proposal it was.</summary>
    public int Edition { get; private init; }

    /// <summary>The key of a section, or one of the other parts that <see cref="Content"/> names.</summary>
    public string Part { get; private init; } = "";

    public Guid PersonId { get; private init; }

    /// <summary>For which the person wrote.</summary>
    public Guid OrganisationId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public PartContent Content { get; private init; } = new();

    public static PartVersion Keep(Proposal proposal, string part, int edition, Writer writer) => new()
    {
        ProposalId = proposal.Id,
        Edition = edition,
        Part = part,
        PersonId = writer.PersonId,
        OrganisationId = writer.OrganisationId,
        At = writer.At,
        Content = Domain.Content.Of(proposal, part),
    };
}

/// <summary>Somebody who changes a proposal for one of its members, now.</summary>
internal sealed record Writer(Guid PersonId, Guid OrganisationId, DateTimeOffset At);
