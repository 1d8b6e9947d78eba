namespace CCoP.Proposals.Domain;

/// <summary>
/// A consultation workshop of a round (F43, F44): coaches read the drafts that members bring, and help. Whoever may read a draft as a
/// coach is involved in it from then on, whatever they said (A03, P09).
/// </summary>
internal sealed class Clinic
{
    private readonly List<Coach> coaches = [];
    private readonly List<CoachedDraft> drafts = [];

    private Clinic()
    {
    }

    public Id<Clinic> Id { get; private init; }

    public Id<Round> RoundId { get; private init; }

    public LocalText Title { get; private set; } = new("");

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    /// <summary>ISO 3166-2 code, for example <c>KH-12</c>.</summary>
    public string Province { get; private set; } = "";

    /// <summary>Commune, village or venue; null while open.</summary>
    public string? Place { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<Coach> Coaches => coaches;

    public IReadOnlyList<CoachedDraft> Drafts => drafts;

    public static Clinic Call(Id<Clinic> id, Round round, NewClinic told, IReadOnlySet<Guid> known)
    {
        var clinic = new Clinic { Id = id, RoundId = round.Id };
        clinic.Set(round, told, known);
        return clinic;
    }

    /// <summary>A coach who comes later is involved in every draft that was brought before.</summary>
    /// <param name="known">People who may coach.</param>
    public IEnumerable<Involvement> Change(Round round, NewClinic told, IReadOnlySet<Guid> known, DateTimeOffset now)
    {
        RequireNotOver(now);
        var before = coaches.Select(coach => coach.PersonId).ToHashSet();
        Set(round, told, known);
        return [.. coaches.Where(coach => !before.Contains(coach.PersonId)).SelectMany(coach => drafts.Select(draft => Involve(coach, draft.ProposalId, now)))];
    }

    /// <summary>Its members bring their draft; brought again, nothing changes.</summary>
    public IEnumerable<Involvement> Bring(Proposal proposal, Guid by, DateTimeOffset now)
    {
        Rule.Require(proposal.RoundId == RoundId, "clinic.other_round", "This clinic is for another round. Choose one of the proposal's own round.");
        if (drafts.Exists(draft => draft.ProposalId == proposal.Id))
        {
            return [];
        }

        RequireNotOver(now);
        Rule.Require(proposal.IsEditable, "clinic.handed_in", "Only a draft can be brought to a clinic. This proposal is handed in.");
        drafts.Add(new CoachedDraft(proposal.Id, by, now));
        return [.. coaches.Select(coach => Involve(coach, proposal.Id, now))];
    }

    public bool IsOn(DateOnly today) => From <= today && today <= To;

    private Involvement Involve(Coach coach, Id<Proposal> proposal, DateTimeOffset now) => Involvement.Coached(proposal, coach.PersonId, Title.En, now);

    private void Set(Round round, NewClinic told, IReadOnlySet<Guid> known)
    {
        Rule.Require(told.From <= told.To && told.From.Year >= 2020, "clinic.dates", "A clinic ends on or after the day it starts.");
        Rule.Require(told.To <= PhnomPenh.Day(round.Deadline.At), "clinic.after_deadline", "A clinic is over before the round closes.", ("deadline", round.Deadline.At));
        Rule.Require(told.Coaches.Count > 0, "clinic.coach_missing", "A clinic has at least one coach.");
        Rule.Require(told.Coaches.All(known.Contains), "clinic.coach_unknown", "Choose coaches from the list.");
        (Title, From, To) = (Words.Checked(told.Title, Lengths.Title, "title"), told.From, told.To);
        (Province, Place) = (Domain.Province.Checked(told.Province), Words.CheckedOrNone(told.Place, Lengths.Place, "place"));
        coaches.RemoveAll(coach => !told.Coaches.Contains(coach.PersonId));
        coaches.AddRange(told.Coaches.Distinct().Where(person => !coaches.Exists(coach => coach.PersonId == person)).Select(person => new Coach(person)));
    }

    private void RequireNotOver(DateTimeOffset now) => Rule.Require(PhnomPenh.Day(now) <= To, "clinic.over", "This clinic is over.", ("to", To));
}

/// <summary>Somebody who helps at a clinic: reads what is brought while it is on, and writes to its members.</summary>
internal sealed class Coach(Guid personId)
{
    public Id<Clinic> ClinicId { get; private init; }

    public Guid PersonId { get; private init; } = personId;
}

/// <summary>A draft that its members brought to a clinic.</summary>
internal sealed class CoachedDraft(Id<Proposal> proposalId, Guid broughtBy, DateTimeOffset at)
{
    public Id<Clinic> ClinicId { get; private init; }

    public Id<Proposal> ProposalId { get; private init; } = proposalId;

    public Guid BroughtBy { get; private init; } = broughtBy;

    public DateTimeOffset At { get; private init; } = at;
}
