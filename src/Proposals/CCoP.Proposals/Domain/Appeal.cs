namespace CCoP.Proposals.Domain;

/// <summary>
/// The members ask once to look again at a rejection (P16). The chair or the substitute answers it, if possible the one of them who
/// did not take the decision.
/// </summary>
internal sealed class Appeal
{
    /// <summary>How long after the decision, until 17:00 of the last day (assumed, the booklet names none).</summary>
    public const int Days = 14;

    private Appeal()
    {
    }

    public Id<Proposal> ProposalId { get; private init; }

    /// <summary>The member for which it was made.</summary>
    public Guid OrganisationId { get; private init; }

    public Guid By { get; private init; }

    /// <summary>In the language of its writers.</summary>
    public string Reason { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>Null until it is answered.</summary>
    public AppealOutcome? Outcome { get; private set; }

    /// <summary>In English and Khmer; empty until it is answered.</summary>
    public LocalText Answer { get; private set; } = new("");

    public Guid? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public static Appeal Make(Guid organisation, string reason, Guid by, DateTimeOffset now) =>
        new() { OrganisationId = organisation, By = by, Reason = Words.Checked(reason, Lengths.Reason, "reason"), At = now };

    public static Deadline Until(Decision rejection) => new(PhnomPenh.At(PhnomPenh.Day(rejection.At).AddDays(Days), new TimeOnly(17, 0)));

    public void Settle(AppealAnswer told, Guid by, DateTimeOffset now)
    {
        Rule.Require(Outcome is null, "appeal.answered", "This appeal has been answered. Load the page again to see the answer.");
        var answer = Bilingual.Checked(told.Answer, Lengths.Reason, "appeal.answer_missing", "Give the answer in English and in Khmer.");
        (Outcome, Answer, AnsweredBy, AnsweredAt) = (told.Outcome!.Value, answer, by, now);
    }
}
