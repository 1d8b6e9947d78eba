namespace CCoP.Proposals.Domain;

/// <summary>An organisation of the CoP that was asked to apply jointly. It counts once its own representative accepts.</summary>
internal sealed class CoApplicant
{
    private CoApplicant()
    {
    }

    public Id<Proposal> ProposalId { get; private init; }

    public Guid OrganisationId { get; private init; }

    public CoApplicantState State { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The edition that it signed last, also when the sign-off has ended since; null when it never has (P04).</summary>
    public int? SignedEdition { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public static CoApplicant Invite(Guid organisation, DateTimeOffset now) => new() { OrganisationId = organisation, ChangedAt = now };

    public void Become(CoApplicantState state, DateTimeOffset now) => (State, ChangedAt) = (state, now);

    public void Sign(int edition, DateTimeOffset now) => (SignedEdition, SignedAt) = (edition, now);
}

/// <summary>A signatory's yes for one organisation to exactly one content (P04).</summary>
internal sealed class SignOff
{
    private SignOff()
    {
    }

    public Id<Proposal> ProposalId { get; private init; }

    public Guid OrganisationId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>Of the content that was signed.</summary>
    public string ContentHash { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public static SignOff Give(Guid organisation, Guid person, string contentHash, DateTimeOffset now) =>
        new() { OrganisationId = organisation, PersonId = person, ContentHash = contentHash, At = now };
}

/// <summary>One named section of the template and what is written in it.</summary>
internal sealed class Section
{
    private Section()
    {
    }

    public Id<Proposal> ProposalId { get; private init; }

    public string Key { get; private init; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Counts changes of this section alone, so that two sections can be written at once (P03).</summary>
    public int Revision { get; private set; }

    /// <summary>It was written with an earlier template, and the one in use does not ask for it: its text waits to be moved.</summary>
    public bool IsLeftOver { get; private set; }

    public bool IsBlank => Text.Length == 0;

    public static Section Blank(string key) => new() { Key = key };

    public void Leave(bool over) => IsLeftOver = over;

    public void Write(string text) => (Text, Revision) = (text, Revision + 1);
}
