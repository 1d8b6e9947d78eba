namespace CCoP.Proposals.Domain;

/// <summary>What a coach writes to the members of a draft; the committee never reads it (P09).</summary>
internal sealed class CoachNote
{
    private CoachNote()
    {
    }

    public Id<CoachNote> Id { get; private init; }

    public Id<Clinic> ClinicId { get; private init; }

    public Id<Proposal> ProposalId { get; private init; }

    public Guid CoachId { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>Key of the section it is about, <c>activities</c> or <c>budget</c>; null: the whole draft.</summary>
    public string? Part { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Null: a note that asks for nothing.</summary>
    public ChangeState? Change { get; private set; }

    public string? Answer { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public uint Version { get; private set; }

    /// <param name="clinic">One that is on, with this coach and this draft.</param>
    public static CoachNote Write(Id<CoachNote> id, Id<Clinic> clinic, Proposal proposal, Guid coach, NewNote told, DateTimeOffset now)
    {
        var part = Words.CheckedOrNone(told.Part, Lengths.Key, "part");
        Rule.Require(
            part is null or "activities" or "budget" || proposal.Sections.Any(section => section.Key == part),
            "note.part", "Choose a part of the proposal, or the whole of it.");
        return new()
        {
            Id = id,
            ClinicId = clinic,
            ProposalId = proposal.Id,
            CoachId = coach,
            Text = Words.Checked(told.Text, Lengths.Note, "text"),
            Part = part,
            Change = told.AsksForChange ? ChangeState.Open : null,
            At = now,
        };
    }

    /// <summary>The members say that they did it, or why they do not; they may think again.</summary>
    public void Respond(ChangeAnswer told, Guid by, DateTimeOffset now)
    {
        Rule.Require(Change is not null, "note.no_request", "This note asks for no change.");
        var answer = Words.CheckedOrNone(told.Answer, Lengths.Note, "answer");
        Rule.Require(told.State is ChangeState.Done or ChangeState.Declined, "note.answer", "Say whether the change is done or declined.");
        Rule.Require(told.State != ChangeState.Declined || answer is not null, "note.reason_missing", "Say why you decline the change.");
        (Change, Answer, AnsweredBy, AnsweredAt) = (told.State, answer, by, now);
    }
}
