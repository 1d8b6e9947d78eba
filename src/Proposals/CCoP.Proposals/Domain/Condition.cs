namespace CCoP.Proposals.Domain;

/// <summary>
/// Something that one member must do before money of the award can be paid (P14). Its representative says that it is done, the
/// facilitator confirms it or sends it back.
/// </summary>
internal sealed class Condition
{
    private Condition()
    {
    }

    public Id<Condition> Id { get; private init; }

    public int Position { get; private init; }

    public LocalText Text { get; private init; } = new("");

    public DateOnly Due { get; private init; }

    /// <summary>The member that must fulfil it.</summary>
    public Guid OrganisationId { get; private init; }

    public ConditionState State { get; private set; }

    /// <summary>How it was fulfilled, in the words of the member; null before.</summary>
    public string? Note { get; private set; }

    public Guid? FulfilledBy { get; private set; }

    public DateTimeOffset? FulfilledAt { get; private set; }

    /// <summary>Why the facilitator sent it back the last time; null while never.</summary>
    public string? SentBackBecause { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public static Condition Set(int position, NewCondition told, Proposal proposal, DateTimeOffset now)
    {
        var at = ("condition", (object?)(position + 1));
        Rule.Require(!string.IsNullOrWhiteSpace(told.Text.En) && !string.IsNullOrWhiteSpace(told.Text.Km), "condition.text", "State each condition in English and in Khmer.", at);
        Rule.Require(told.Due >= PhnomPenh.Day(now) && told.Due.Value.Year <= 2100, "condition.due", "Choose a day from today on.", at);
        Rule.Require(proposal.HasAccepted(told.OrganisationId!.Value), "condition.member", "Choose a member that applies jointly.", at);
        return new Condition
        {
            Id = Id<Condition>.New(),
            Position = position,
            Text = Words.Checked(told.Text, 1_000, "text"),
            Due = told.Due.Value,
            OrganisationId = told.OrganisationId.Value,
        };
    }

    public void Fulfil(string note, Guid person, DateTimeOffset now)
    {
        Rule.Require(State == ConditionState.Open, "condition.not_open", "This condition does not wait for you any more. Load the page again to see where it stands.");
        (State, Note, FulfilledBy, FulfilledAt) = (ConditionState.Fulfilled, Words.Checked(note, Lengths.Reason, "note"), person, now);
    }

    public void SendBack(string reason, Guid person)
    {
        RequireFulfilled(person);
        (State, SentBackBecause) = (ConditionState.Open, Words.Checked(reason, Lengths.Reason, "reason"));
    }

    public void Confirm(Guid person, DateTimeOffset now)
    {
        RequireFulfilled(person);
        (State, ConfirmedBy, ConfirmedAt) = (ConditionState.Confirmed, person, now);
    }

    private void RequireFulfilled(Guid person)
    {
        Rule.Require(State == ConditionState.Fulfilled, "condition.not_fulfilled", "Nobody says yet that this condition is fulfilled, or it was answered. Load the page again.");
        Rule.Allowed(FulfilledBy != person, "step.same_person", "Somebody else than the person who fulfilled it confirms it.");
    }
}
