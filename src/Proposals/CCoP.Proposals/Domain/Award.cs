namespace CCoP.Proposals.Domain;

/// <summary>
/// An issued award: its members, its lines and activities as they are now, and every amendment of them. It waits for Finance until
/// Finance says that its ledger is open (G08), and is suspended for review while fewer than two legal grantees hold it (P19).
/// </summary>
internal sealed class Award
{
    private readonly List<AwardMember> members = [];
    private readonly List<Amendment> amendments = [];
    private readonly List<Suspension> suspensions = [];

    private Award()
    {
    }

    public Id<Award> Id { get; private init; }

    public Id<Proposal> ProposalId { get; private init; }

    public Guid CopId { get; private init; }

    public LocalText Title { get; private init; } = new("");

    public PaymentOption Option { get; private init; }

    /// <summary>Sum of the lines.</summary>
    public decimal AmountEur { get; private set; }

    public IReadOnlyList<AwardLine> Lines { get; private set; } = [];

    /// <summary>The lines as somebody last approved them: how far money has moved is measured from these, so that small moves do not add up unseen.</summary>
    public IReadOnlyList<AwardLine> ApprovedLines { get; private set; } = [];

    public IReadOnlyList<AwardActivity> Activities { get; private set; } = [];

    public AwardState State { get; private set; }

    /// <summary>How many of the committee's seats were in conflict when it was issued: told to everybody, without names (A25).</summary>
    public int Recusals { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>The ledger of Finance; null while waiting.</summary>
    public Guid? LedgerId { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<AwardMember> Members => members;

    public IReadOnlyList<Amendment> Amendments => amendments;

    public IReadOnlyList<Suspension> Suspensions => suspensions;

    /// <summary>An amendment can be proposed now.</summary>
    public bool IsAmendable => State is AwardState.Open or AwardState.Suspended && LedgerId is not null && Pending is null;

    public bool IsActive => State is AwardState.WaitingForFinance or AwardState.Open;

    /// <summary>The amendment that waits for somebody; one at a time, so that their numbers are their order. Null when none does.</summary>
    public Amendment? Pending => amendments.Find(amendment => amendment.State is AmendmentState.WaitingForApproval or AmendmentState.WaitingForFinance);

    /// <summary>Members that have not withdrawn from it.</summary>
    public IEnumerable<Guid> MemberIds => members.Where(member => member.WithdrewAt is null).Select(member => member.OrganisationId);

    public static Award Issue(Proposal proposal, PaymentOption option, int recusals, DateTimeOffset now)
    {
        var lines = proposal.Budget.OrderBy(line => line.Position).Where(line => line.ApprovedEur > 0).Select(line => line.ToAwardLine()).ToList();
        var award = new Award
        {
            Id = Id<Award>.New(),
            ProposalId = proposal.Id,
            CopId = proposal.CopId,
            Title = proposal.Title,
            Option = option,
            Recusals = recusals,
            AmountEur = lines.Sum(line => line.AmountEur.Amount),
            Lines = lines,
            ApprovedLines = lines,
            Activities = [.. proposal.Activities.OrderBy(activity => activity.Position)
                .Select(activity => activity.ToAwardActivity())],
            MadeAt = now,
        };
        award.members.AddRange(proposal.Accepted.Select(AwardMember.Of));
        return award;
    }

    /// <summary>What the other services start from.</summary>
    public AwardMade Made(Proposal proposal) =>
        new(Id.Value, ProposalId.Value, CopId, Title, [.. MemberIds], Option, Money.Eur(AmountEur), Lines, Activities, MadeAt, proposal.HasOpenConditions);

    /// <summary>Finance opened its ledger; told twice it is the same.</summary>
    public void LedgerOpened(Guid ledger)
    {
        LedgerId ??= ledger;
        State = State == AwardState.WaitingForFinance ? AwardState.Open : State;
    }

    /// <summary>
    /// Proposes to move money between lines, to give money back, or to change activities (P17). What stays within the threshold
    /// goes to Finance at once; the rest waits for somebody else's approval.
    /// </summary>
    /// <param name="threshold">In percent of a line as last approved.</param>
    public IEnumerable<AmendmentAgreed> Propose(NewAmendment told, int threshold, Guid by, DateTimeOffset now)
    {
        RequireAmendable();
        var amendment = Amendment.Propose(amendments.Count + 1, this, told, threshold, by, now);
        amendments.Add(amendment);
        return Agreed(amendment, now);
    }

    /// <summary>Proposes to withdraw it. A suspended award is withdrawn at once: it is under review because the rule says so.</summary>
    public IEnumerable<AmendmentAgreed> Withdraw(string reason, Guid by, DateTimeOffset now)
    {
        RequireAmendable();
        var amendment = Amendment.Withdraw(amendments.Count + 1, this, reason, by, now);
        amendments.Add(amendment);
        return Agreed(amendment, now);
    }

    /// <param name="own">Organisations that the person represents.</param>
    public IEnumerable<AmendmentAgreed> Approve(int number, IReadOnlyCollection<Guid> own, Guid by, DateTimeOffset now)
    {
        var amendment = Waiting(number);
        Rule.Allowed(by != amendment.ProposedBy, "amendment.same_person", "Somebody else than the one who proposed an amendment approves it.");
        Rule.Allowed(!members.Exists(member => own.Contains(member.OrganisationId)), "amendment.own", "Nobody approves an amendment of an award that their own organisation holds.");
        amendment.Approve(by, now);
        return Agreed(amendment, now);
    }

    /// <summary>Refuses it, or takes one's own back.</summary>
    public void Refuse(int number, string reason, bool mayDecide, Guid by, DateTimeOffset now)
    {
        var amendment = Waiting(number);
        Rule.Allowed(mayDecide || by == amendment.ProposedBy, "amendment.not_yours", "Only the facilitator, the chair or whoever proposed an amendment can end it.");
        amendment.Refuse(reason, by, now);
    }

    /// <summary>Finance booked an amendment: only now does it count, and only now is what was given back released (P01).</summary>
    public IEnumerable<IMessage> Booked(int number, Round round, Envelope envelope, DateTimeOffset now)
    {
        if (Pending is not { State: AmendmentState.WaitingForFinance } amendment || amendment.Number != number)
        {
            return [];
        }

        var before = AmountEur;
        (Lines, Activities) = (amendment.LinesOf(Lines), amendment.ActivitiesOf(Activities));
        AmountEur = Lines.Sum(line => line.AmountEur.Amount);
        ApprovedLines = amendment.NeededApproval ? Lines : ApprovedLines;
        amendment.Apply(now);
        if (AmountEur < before)
        {
            envelope.Release(
                amendment.Kind == AmendmentKind.Withdraw ? EnvelopeCause.Withdrawn : EnvelopeCause.Reduced,
                Money.Eur(before - AmountEur), round, ProposalId, new(amendment.Reason), amendment.DecidedBy ?? amendment.ProposedBy, now);
        }

        if (amendment.Kind == AmendmentKind.Withdraw)
        {
            State = AwardState.Withdrawn;
            suspensions.Find(suspension => suspension.EndedAt is null)?.End(amendment.Reason, amendment.ProposedBy, now);
            return [new AwardWithdrawn(Id.Value, now)];
        }

        return [new AwardAmended(Id.Value, number, Money.Eur(AmountEur), Lines, [.. amendment.Activities.Select(change => change.After)], now)];
    }

    /// <summary>Finance holds more on a line than the amendment leaves: nothing changes, and the page says how much.</summary>
    public void NotBooked(int number, Guid? line, Money held, DateTimeOffset now)
    {
        if (Pending is { State: AmendmentState.WaitingForFinance } amendment && amendment.Number == number)
        {
            amendment.NotBooked(line, held.Amount, now);
        }
    }

    /// <summary>A member leaves the award, by its own representative.</summary>
    public void WithdrawMember(Guid organisation, string reason, Guid by, DateTimeOffset now)
    {
        RequireNotEnded();
        var member = members.Find(member => member.OrganisationId == organisation && member.WithdrewAt is null);
        Rule.Require(member is not null, "award.not_member", "This organisation does not hold the award. Load the page again to see its members.");
        member.Withdraw(reason, by, now);
    }

    /// <summary>A member that withdrew takes part again.</summary>
    public void RejoinMember(Guid organisation)
    {
        RequireNotEnded();
        var member = members.Find(member => member.OrganisationId == organisation && member.WithdrewAt is not null);
        Rule.Require(member is not null, "award.not_withdrawn", "This organisation has not withdrawn from the award. Load the page again to see its members.");
        member.Rejoin();
    }

    /// <summary>Suspends it when fewer than two legal grantees are left (P19). An open hosting question counts against it, as it does on submission.</summary>
    public IEnumerable<AwardSuspended> Review(SuspensionReason reason, CopCopy cop, IReadOnlyDictionary<Guid, OrganisationCopy> organisations, DateTimeOffset now)
    {
        if (!IsActive || LegalGrantees.Count(MemberIds, cop, organisations).Certain >= LegalGrantees.Needed)
        {
            return [];
        }

        State = AwardState.Suspended;
        suspensions.Add(Suspension.Begin(suspensions.Count + 1, reason, now));
        return [new AwardSuspended(Id.Value, reason, now)];
    }

    /// <summary>After the review, when two legal grantees hold it again.</summary>
    public AwardResumed Resume(string reason, CopCopy cop, IReadOnlyDictionary<Guid, OrganisationCopy> organisations, Guid by, DateTimeOffset now)
    {
        Rule.Require(State == AwardState.Suspended, "award.not_suspended", "Only a suspended award can be resumed. Load the page again to see where it stands.");
        var counted = LegalGrantees.Count(MemberIds, cop, organisations).Certain;
        Rule.Require(
            counted >= LegalGrantees.Needed, "award.two_grantees", "At least two legal grantees must hold the award. Let a member come back, or withdraw the award.",
            ("counted", counted), ("needed", LegalGrantees.Needed));
        suspensions.Single(suspension => suspension.EndedAt is null).End(reason, by, now);
        State = LedgerId is null ? AwardState.WaitingForFinance : AwardState.Open;
        return new AwardResumed(Id.Value, now);
    }

    private Amendment Waiting(int number)
    {
        var amendment = amendments.Find(amendment => amendment.Number == number);
        Rule.Require(
            amendment is { State: AmendmentState.WaitingForApproval }, "amendment.not_waiting", "This amendment does not wait for approval. Load the page again to see where it stands.");
        return amendment;
    }

    private IEnumerable<AmendmentAgreed> Agreed(Amendment amendment, DateTimeOffset now)
    {
        if (amendment.State != AmendmentState.WaitingForFinance)
        {
            return [];
        }

        var lines = amendment.LinesOf(Lines);
        return [new(Id.Value, amendment.Number, amendment.Kind, Money.Eur(lines.Sum(line => line.AmountEur.Amount)), lines, amendment.ActivitiesOf(Activities), now)];
    }

    private void RequireAmendable()
    {
        RequireNotEnded();
        Rule.Require(LedgerId is not null, "award.waiting", "Finance has not opened the ledger of this award yet. Try again in a moment.");
        Rule.Require(Pending is null, "amendment.pending", "Another amendment still waits. It is decided first.");
    }

    private void RequireNotEnded() => Rule.Require(State != AwardState.Withdrawn, "award.withdrawn", "This award was withdrawn. Nothing changes in it any more.");
}

/// <summary>An organisation that holds an award together with others.</summary>
internal sealed class AwardMember
{
    private AwardMember()
    {
    }

    public Id<Award> AwardId { get; private init; }

    public Guid OrganisationId { get; private init; }

    /// <summary>Null while it takes part.</summary>
    public DateTimeOffset? WithdrewAt { get; private set; }

    public Guid? WithdrewBy { get; private set; }

    public string? WithdrewFor { get; private set; }

    public static AwardMember Of(Guid organisation) => new() { OrganisationId = organisation };

    public void Withdraw(string reason, Guid by, DateTimeOffset now) => (WithdrewFor, WithdrewBy, WithdrewAt) = (Words.Checked(reason, Lengths.Why, "reason"), by, now);

    public void Rejoin() => (WithdrewFor, WithdrewBy, WithdrewAt) = (null, null, null);
}

/// <summary>A time during which no money leaves for an award (P19), from the rule that began it to the person who ended it.</summary>
internal sealed class Suspension
{
    private Suspension()
    {
    }

    public Id<Award> AwardId { get; private init; }

    /// <summary>Within the award, from 1.</summary>
    public int Number { get; private init; }

    public SuspensionReason Reason { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Null while it lasts; the next two with it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    public string? EndedFor { get; private set; }

    public static Suspension Begin(int number, SuspensionReason reason, DateTimeOffset now) => new() { Number = number, Reason = reason, At = now };

    public void End(string reason, Guid by, DateTimeOffset now) => (EndedFor, EndedBy, EndedAt) = (Words.Checked(reason, Lengths.Why, "reason"), by, now);
}
