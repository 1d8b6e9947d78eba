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

    public static Section Blank(string key) => new() { Key = key };

    public void Write(string text) => (Text, Revision) = (text, Revision + 1);
}

/// <summary>What the committee decided, when, and why (P14).</summary>
internal sealed class Decision
{
    private Decision()
    {
    }

    public Id<Decision> Id { get; private init; }

    public DecisionOutcome Outcome { get; private init; }

    public LocalText Reason { get; private init; } = new("");

    /// <summary>English; null unless it was approved with conditions.</summary>
    public string? ConditionsEn { get; private init; }

    public string? ConditionsKm { get; private init; }

    /// <summary>Null unless it was approved.</summary>
    public decimal? ApprovedEur { get; private init; }

    /// <summary>The chair, or the substitute.</summary>
    public Guid By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public bool Approves => Outcome is DecisionOutcome.Approve or DecisionOutcome.ApproveWithConditions;

    public static Decision Take(NewDecision told, Money requested, Guid by, DateTimeOffset now)
    {
        var reason = Bilingual(told.Reason, "decision.reason_missing", "Give the reason in English and in Khmer.");
        var approves = told.Outcome is DecisionOutcome.Approve or DecisionOutcome.ApproveWithConditions;
        var conditions = told.Outcome == DecisionOutcome.ApproveWithConditions
            ? Bilingual(told.Conditions, "decision.conditions_missing", "State the conditions in English and in Khmer.")
            : null;
        Rule.Require(
            !approves || (told.ApprovedEur is { Currency: Currency.Eur, Amount: > 0 } amount && amount <= requested),
            "decision.amount", "Approve an amount in EUR above zero and no more than was requested.", ("requested", requested));
        return new Decision
        {
            Id = Id<Decision>.New(),
            Outcome = told.Outcome!.Value,
            Reason = reason,
            ConditionsEn = conditions?.En,
            ConditionsKm = conditions?.Km,
            ApprovedEur = approves ? told.ApprovedEur!.Value.Amount : null,
            By = by,
            At = now,
        };
    }

    private static LocalText Bilingual(LocalText? text, string code, string message)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(text?.En) && !string.IsNullOrWhiteSpace(text.Km), code, message);
        return Words.Checked(text, Lengths.Reason, "text");
    }
}
