using CCoP.Membership.Contracts;

namespace CCoP.Proposals.Domain;

/// <summary>
/// A joint proposal of a CoP's members, from draft to award. Its parts (basics, each section, activities, budget) carry versions
/// of their own, so that members can write side by side; what they sign off is the hash of all of it.
/// </summary>
internal sealed class Proposal
{
    public const int MaxActivities = 50;
    public const int MaxLines = 500;
    public const int SectionLength = 6_000;

    /// <summary>A proposal that is sent back may be handed in again at least so long (assumed, the booklet names no time).</summary>
    private const int DaysToMend = 14;

    private readonly List<Section> sections = [];
    private readonly List<Activity> activities = [];
    private readonly List<BudgetEntry> budget = [];
    private readonly List<CoApplicant> coApplicants = [];
    private readonly List<SignOff> signOffs = [];
    private readonly List<Decision> decisions = [];
    private readonly List<PartVersion> versions = [];
    private Writer? writer;

    private Proposal()
    {
    }

    public Id<Proposal> Id { get; private init; }

    public Id<Round> RoundId { get; private init; }

    public Guid CopId { get; private init; }

    /// <summary>Of the templates that it is written with (P02).</summary>
    public string TemplateVersion { get; private set; } = "";

    public LocalText Title { get; private set; } = new("");

    /// <summary>The L&amp;L event it grew out of (P05); null while not yet named.</summary>
    public Id<OriginEvent>? OriginEventId { get; private set; }

    /// <summary>The award, or the project of the past, that it goes on from (P08); null when it begins something new.</summary>
    public Guid? PredecessorId { get; private set; }

    public ProposalState State { get; private set; }

    /// <summary>Of the content as it is now; a sign-off names the one that its signatory saw.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Counts the changes of the content as a whole; each is kept as a <see cref="PartVersion"/> (P03).</summary>
    public int Edition { get; private set; }

    public int BasicsRevision { get; private set; }

    public int ActivitiesRevision { get; private set; }

    public int BudgetRevision { get; private set; }

    /// <summary>Sum of the lines at the rates in force on submission; null before.</summary>
    public decimal? RequestedEur { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>How often it was handed in.</summary>
    public int SubmissionCount { get; private set; }

    /// <summary>Sent back after or shortly before the round closed, it may still be handed in until then; null while never.</summary>
    public Deadline? ReturnedUntil { get; private set; }

    /// <summary>Null while its members have not appealed.</summary>
    public Appeal? Appeal { get; private set; }

    public Guid StartedBy { get; private init; }

    public uint Version { get; private set; }

    public IReadOnlyList<Section> Sections => sections;

    public IReadOnlyList<Activity> Activities => activities;

    public IReadOnlyList<BudgetEntry> Budget => budget;

    public IReadOnlyList<CoApplicant> CoApplicants => coApplicants;

    public IReadOnlyList<SignOff> SignOffs => signOffs;

    /// <summary>One for each time it came before the committee.</summary>
    public IReadOnlyList<Decision> Decisions => decisions;

    /// <summary>Those that were saved since it was loaded; the earlier ones are read by themselves.</summary>
    public IReadOnlyList<PartVersion> Versions => versions;

    public bool IsEditable => State is ProposalState.Draft or ProposalState.Returned;

    public static Proposal Start(
        Id<Proposal> id, Round round, CopCopy cop, IReadOnlyDictionary<Guid, OrganisationCopy> organisations, Template template, Guid organisation, LocalText title, Guid by, DateTimeOffset now)
    {
        round.RequireOpen(now);
        Rule.Require(cop.State != CopState.Disbanded, "cop.disbanded", "This CoP is disbanded.");
        Rule.Require(cop.MemberIds.Contains(organisation), "cop.not_member", "Only a member of the CoP can start a proposal for it.");
        Rule.Require(
            LegalGrantees.Count(cop.MemberIds, cop, organisations).Possible >= LegalGrantees.Needed,
            "cop.min_grantees", "The CoP has fewer than two grantees. Invite another one before you request a grant.");
        var proposal = new Proposal
        {
            Id = id,
            RoundId = round.Id,
            CopId = cop.Id,
            TemplateVersion = template.Version,
            Title = Words.Checked(title, Lengths.Title, "title"),
            StartedBy = by,
        };
        proposal.sections.AddRange(template.Sections.Select(section => Section.Blank(section.Key)));
        var starter = CoApplicant.Invite(organisation, now);
        starter.Become(CoApplicantState.Accepted, now);
        proposal.coApplicants.Add(starter);
        proposal.HandTo(new Writer(by, organisation, now));
        proposal.ContentHash = Content.Hash(proposal);
        proposal.Keep(Content.Basics);
        proposal.Keep(Content.Members);
        return proposal;
    }

    /// <summary>From here on every change is kept under the name of this writer.</summary>
    public Proposal HandTo(Writer next)
    {
        writer = next;
        return this;
    }

    public void Describe(LocalText title, Id<OriginEvent>? origin, uint seen, Guid? predecessor = null)
    {
        RequireEditable(BasicsRevision, seen);
        (Title, OriginEventId, PredecessorId) = (Words.Checked(title, Lengths.Title, "title"), origin, predecessor);
        BasicsRevision += Edited(Content.Basics);
    }

    /// <summary>Goes on with newer templates, because its members want to. A section that they no longer ask for stays while it has text.</summary>
    public void Adopt(Template template, uint seen)
    {
        RequireEditable(BasicsRevision, seen);
        var asked = template.Sections.Select(section => section.Key).ToHashSet(StringComparer.Ordinal);
        sections.RemoveAll(section => section.IsBlank && !asked.Contains(section.Key));
        sections.AddRange(asked.Except(sections.Select(section => section.Key), StringComparer.Ordinal).Select(Section.Blank));
        foreach (var section in sections)
        {
            section.Leave(!asked.Contains(section.Key));
        }

        TemplateVersion = template.Version;
        BasicsRevision += Edited(Content.Basics);
    }

    public void WriteSection(string key, string text, uint seen)
    {
        var section = sections.Find(section => section.Key == key) ?? throw new DomainException(Refusal.RuleBroken, "section.unknown", "The template has no such section.");
        RequireEditable(section.Revision, seen);
        var written = Words.Checked(text.ReplaceLineEndings("\n"), SectionLength, key, required: false);
        if (written != section.Text)
        {
            section.Write(written);
            Edited(key);
        }
    }

    public void PlanActivities(IReadOnlyList<ActivityItem> told, uint seen)
    {
        RequireEditable(ActivitiesRevision, seen);
        told = Words.Checked(told, "items");
        Rule.Shape(told.Count <= MaxActivities, "activity.too_many", "A proposal has at most 50 activities.");
        var kept = Kept(told.Select(item => item.Id), activities.Select(activity => activity.Id.Value), "activity.unknown", "One of the activities is not of this proposal. Load the page again.");
        Rule.Require(
            budget.TrueForAll(line => kept.Contains(line.ActivityId.Value)),
            "activity.has_lines", "Budget lines belong to an activity that you remove. Move or remove those lines first.");
        activities.RemoveAll(activity => !kept.Contains(activity.Id.Value));
        for (var position = 0; position < told.Count; position++)
        {
            var activity = told[position].Id is { } id ? activities.Find(activity => activity.Id.Value == id)! : Added(activities, Activity.Add());
            activity.Plan(position, told[position]);
        }

        ActivitiesRevision += Edited(Content.Activities);
    }

    public void WriteAgenda(Guid activityId, IReadOnlyList<AgendaEntry> told, uint seen)
    {
        var activity = activities.Find(activity => activity.Id.Value == activityId)
            ?? throw new DomainException(Refusal.RuleBroken, "agenda.unknown_activity", "This activity is no longer planned. Load the proposal again.");
        RequireEditable(activity.AgendaRevision, seen);
        if (activity.Write(told))
        {
            Edited(Content.Agendas);
        }
    }

    public void FillBudget(IReadOnlyList<BudgetLine> told, uint seen)
    {
        RequireEditable(BudgetRevision, seen);
        told = Words.Checked(told, "lines");
        Rule.Shape(told.Count <= MaxLines, "budget.too_many", "A budget has at most 500 lines.");
        var kept = Kept(told.Select(line => line.Id), budget.Select(line => line.Id.Value), "budget.unknown_line", "One of the lines is not of this budget. Load the page again.");
        for (var position = 0; position < told.Count; position++)
        {
            Rule.Require(activities.Exists(activity => activity.Id.Value == told[position].ActivityId), "budget.unknown_activity", "Choose an activity of this proposal.", ("line", position + 1));
            Rule.Require(HasAccepted(told[position].OrganisationId!.Value), "budget.unknown_member", "Choose a member that applies jointly.", ("line", position + 1));
        }

        budget.RemoveAll(line => !kept.Contains(line.Id.Value));
        for (var position = 0; position < told.Count; position++)
        {
            var line = told[position].Id is { } id ? budget.Find(line => line.Id.Value == id)! : Added(budget, BudgetEntry.Add());
            line.Fill(position, told[position]);
        }

        BudgetRevision += Edited(Content.Budget);
    }

    public void Invite(Guid organisation, CopCopy cop, DateTimeOffset now)
    {
        RequireEditable();
        Rule.Require(cop.MemberIds.Contains(organisation), "coapplicant.not_member", "Only members of the CoP can apply jointly. Invite the organisation to the CoP first.");
        var known = coApplicants.Find(member => member.OrganisationId == organisation);
        Rule.Require(known is null or { State: CoApplicantState.Declined or CoApplicantState.Left }, "coapplicant.known", "This organisation is already invited or has accepted.");
        if (known is null)
        {
            coApplicants.Add(CoApplicant.Invite(organisation, now));
        }
        else
        {
            known.Become(CoApplicantState.Invited, now);
        }
    }

    /// <summary>The invited organisation's own representative says yes or no; who applies is part of what is signed.</summary>
    public void Answer(Guid organisation, CoApplicantState answer, DateTimeOffset now)
    {
        RequireEditable();
        var invited = coApplicants.Find(member => member.OrganisationId == organisation);
        Rule.Require(invited is not null, "coapplicant.not_invited", "There is no open invitation. Ask the members to invite your organisation.");
        if (invited.State != answer)
        {
            Rule.Require(invited.State == CoApplicantState.Invited, "coapplicant.answered", "The invitation has been answered. Ask the members to invite your organisation again.");
            invited.Become(answer, now);
            Edited(Content.Members);
        }
    }

    /// <summary>
    /// A member goes, at any time: nobody is held in a joint proposal. What was theirs stays, and is in the way of a submission until
    /// the others have taken it over.
    /// </summary>
    public void Leave(Guid organisation, DateTimeOffset now)
    {
        RequireEditable();
        var member = coApplicants.Find(member => member.OrganisationId == organisation);
        Rule.Require(member is { State: CoApplicantState.Accepted or CoApplicantState.Left }, "coapplicant.not_applying", "This organisation does not apply. Load the page again to see who does.");
        if (member.State == CoApplicantState.Accepted)
        {
            Rule.Require(Accepted.Count > 1, "coapplicant.last", "The last member cannot leave. Ask another member to join first.");
            member.Become(CoApplicantState.Left, now);
            Edited(Content.Members);
        }
    }

    /// <summary>Signs for one organisation, on the content that the signatory saw. Called under the lock of the root.</summary>
    public void SignOffBy(Guid organisation, Guid person, string seenHash, DateTimeOffset now)
    {
        RequireEditable();
        Rule.Allowed(HasAccepted(organisation), "coapplicant.not_accepted", "Accept the invitation for your organisation first.");
        if (seenHash != ContentHash)
        {
            throw new DomainException(Refusal.Stale, "content.changed", "The proposal changed since you read it. Read it again, then sign off.");
        }

        if (!signOffs.Exists(signOff => signOff.OrganisationId == organisation))
        {
            signOffs.Add(SignOff.Give(organisation, person, seenHash, now));
            coApplicants.Find(member => member.OrganisationId == organisation)!.Sign(Edition, now);
        }
    }

    /// <summary>What a submission would be refused for, in the order in which people work.</summary>
    /// <param name="report">Of the phase before; null when it has none, or when there is none.</param>
    public IEnumerable<DomainException> Obstacles(
        Round round, Envelope envelope, CopCopy cop, IReadOnlyDictionary<Guid, OrganisationCopy> organisations, Rates rates, PhaseReport? report, DateTimeOffset now)
    {
        DomainException Because(string code, string message, params (string Name, object? Value)[] facts) =>
            new(Refusal.RuleBroken, code, message, facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));

        if (HandInBy(round).HasPassed(now))
        {
            yield return Because("round.closed", "This round is closed. Keep the draft for the next round.", ("deadline", HandInBy(round).At));
        }

        if (sections.Where(section => section is { IsBlank: true, IsLeftOver: false }).Select(section => section.Key).ToList() is { Count: > 0 } blank)
        {
            yield return Because("proposal.incomplete", "Write every section before you submit.", ("missing", blank));
        }

        if (OriginEventId is null)
        {
            yield return Because("proposal.origin_missing", "Name the Linking and Learning event that the proposal grew out of.");
        }

        if (PredecessorId is not null && report is null)
        {
            yield return Because("phase.report_missing", "The phase before this one has not been reported on. Hand its report to the facilitator's team first.");
        }

        if (activities.Count == 0)
        {
            yield return Because("proposal.activity_missing", "Plan at least one activity with its place and dates.");
        }

        if (Titles(activity => activity.Agenda.Count == 0) is { Count: > 0 } bare)
        {
            yield return Because("agenda.missing", "Write the agenda of every activity.", ("activities", bare));
        }

        if (Titles(activity => !activity.AgendaFits) is { Count: > 0 } moved)
        {
            yield return Because("agenda.moved", "An activity was moved and its agenda was not. Give its items days of the activity.", ("moved", moved));
        }

        if (budget.Count == 0)
        {
            yield return Because("budget.empty", "Fill in the budget before you submit.");
        }
        else if (budget.Select(line => line.UnitCost.Currency).Distinct(StringComparer.Ordinal).Where(currency => !rates.Has(currency)).ToList() is { Count: > 0 } unrated)
        {
            yield return Because("rate.missing", "No rate is recorded yet for a currency of the budget. Ask the finance team to record it.", ("currencies", unrated));
        }
        else if (budget.Sum(line => rates.InEur(line.Total)!.Value.Amount) is var requested && (requested <= 0 || Money.Eur(requested) > round.CeilingIn(envelope)))
        {
            yield return requested <= 0
                ? Because("budget.empty", "The budget is worth less than one cent. Check its amounts.")
                : Because("budget.over_ceiling", "The budget asks for more than one proposal of this round can get. Make it smaller.", ("ceiling", round.CeilingIn(envelope)));
        }

        if (Orphans is { Count: > 0 } orphans)
        {
            yield return Because("budget.orphaned", "Some lines belong to a member that left. Give them to another member, or remove them.", ("lines", orphans));
        }

        if (Accepted.Where(member => !cop.MemberIds.Contains(member)).Select(member => organisations.GetValueOrDefault(member)?.Name.En ?? "").ToList() is { Count: > 0 } gone)
        {
            yield return Because("coapplicant.left_cop", "A member that applies has left the CoP. Take it out of the proposal, then sign off again.", ("members", gone));
        }

        var grantees = LegalGrantees.Count(Signed, cop, organisations);
        if (grantees.Certain < LegalGrantees.Needed)
        {
            yield return grantees.Possible >= LegalGrantees.Needed
                ? Because("proposal.ruling_pending", "It is not yet settled whether two of your members are one legal grantee. Ask the facilitator for the ruling.", ("counted", grantees.Certain))
                : Because("proposal.two_grantees", "At least two legal grantees must sign off on exactly this content.", ("counted", grantees.Certain), ("needed", LegalGrantees.Needed));
        }
    }

    /// <summary>Hands it in. A second click changes nothing and tells nothing.</summary>
    public IEnumerable<ProposalSubmitted> Submit(Round round, Envelope envelope, CopCopy cop, IReadOnlyDictionary<Guid, OrganisationCopy> organisations, Rates rates, PhaseReport? report, DateTimeOffset now)
    {
        if (State == ProposalState.Submitted)
        {
            return [];
        }

        RequireEditable();
        round.RequireOpen(now, HandInBy(round));
        if (Obstacles(round, envelope, cop, organisations, rates, report, now).FirstOrDefault() is { } obstacle)
        {
            throw obstacle;
        }

        foreach (var line in budget)
        {
            line.Freeze(rates.InEur(line.Total)!.Value);
        }

        (State, SubmittedAt, RequestedEur) = (ProposalState.Submitted, now, budget.Sum(line => line.RequestedEur));
        SubmissionCount++;
        return [new(Id.Value, RoundId.Value, CopId, Title, Accepted, Money.Eur(RequestedEur!.Value), now)];
    }

    /// <summary>The committee's decision, by its chair; an approval reserves in the envelope; its row and the round's are locked.</summary>
    /// <param name="scores">Unconflicted scores of this very content.</param>
    /// <param name="deliberation">The latest of this content since it was last decided on; null where no meeting voted on it.</param>
    public ProposalDecided Decide(NewDecision told, Round round, Envelope envelope, int scores, Deliberation? deliberation, Guid by, DateTimeOffset now)
    {
        RequireSubmitted();
        Rule.Require(deliberation is null or { ClosedAt: not null }, "decision.vote_open", "The committee is voting on this proposal. Close the item in its meeting first.");
        Rule.Require(
            scores >= round.Quorum, "committee.quorum", "Too few unconflicted members have scored. Wait for the missing scores.",
            ("missing", round.Quorum - scores), ("quorum", round.Quorum));
        var decision = Decision.Take(told, this, deliberation, by, now);
        if (decision.Approves)
        {
            envelope.Reserve(Money.Eur(decision.ApprovedEur!.Value), round, Id, decision.Reason, by, now);
        }

        decisions.Add(decision);
        State = decision.Outcome switch
        {
            DecisionOutcome.Approve => ProposalState.Approved,
            DecisionOutcome.ApproveWithConditions => ProposalState.ApprovedWithConditions,
            DecisionOutcome.Return => ProposalState.Returned,
            _ => ProposalState.Rejected,
        };
        if (State == ProposalState.Returned)
        {
            GiveBack(now);
        }

        return new(Id.Value, RoundId.Value, CopId, decision.Outcome, decision.ApprovedEur is { } eur ? Money.Eur(eur) : null, now);
    }

    /// <summary>The last moment to hand it in: the round's deadline, or later where it was sent back.</summary>
    public Deadline HandInBy(Round round) => State == ProposalState.Returned && ReturnedUntil is { } until && until.At > round.Deadline.At ? until : round.Deadline;

    /// <summary>Until when its members may appeal; null when they cannot any more, or could never.</summary>
    public Deadline? AppealUntil => State == ProposalState.Rejected && Appeal is null ? Appeal.Until(LatestDecision!) : null;

    public Decision? LatestDecision => decisions.MaxBy(decision => decision.At);

    /// <summary>Its members ask once to look again at a rejection (P16).</summary>
    public void AppealFor(Guid organisation, string reason, Guid person, DateTimeOffset now)
    {
        Rule.Allowed(HasAccepted(organisation), "coapplicant.not_accepted", "Accept the invitation for your organisation first.");
        Rule.Require(Appeal is null, "appeal.used", "An appeal can be made once, and it was made.");
        Rule.Require(AppealUntil is not null, "appeal.not_rejected", "Only the rejection of a proposal can be appealed.");
        Rule.Require(!AppealUntil.Value.HasPassed(now), "appeal.too_late", "The time to appeal has passed. You may write another proposal for an open round.", ("deadline", AppealUntil.Value.At));
        Appeal = Appeal.Make(organisation, reason, person, now);
    }

    /// <summary>Upheld, it goes back to its members or before the committee again; dismissed, the rejection stands.</summary>
    public void AnswerAppeal(AppealAnswer told, Guid person, DateTimeOffset now)
    {
        Rule.Require(Appeal is not null, "appeal.none", "Nobody has appealed.");
        Appeal.Settle(told, person, now);
        State = Appeal.Outcome switch
        {
            AppealOutcome.Return => ProposalState.Returned,
            AppealOutcome.ReviewAgain => ProposalState.Submitted,
            _ => State,
        };
        if (State == ProposalState.Returned)
        {
            GiveBack(now);
        }
    }

    /// <summary>The decision that approved it; null while none has.</summary>
    public Decision? Approval => decisions.OrderBy(decision => decision.At).LastOrDefault(decision => decision.Approves);

    /// <summary>Money of its award waits for somebody.</summary>
    public bool HasOpenConditions => Approval is { } approval && approval.Conditions.Any(condition => condition.State != ConditionState.Confirmed);

    /// <summary>Null when it has none of this id.</summary>
    public Condition? ConditionOf(Id<Condition> id) => Approval?.Conditions.FirstOrDefault(condition => condition.Id == id);

    /// <summary>The facilitator saw that it is fulfilled; the last one lets Finance pay.</summary>
    /// <param name="condition">One of its own.</param>
    /// <param name="award">Null while none is issued.</param>
    public IEnumerable<AwardConditionsMet> ConfirmCondition(Condition condition, Award? award, Guid person, DateTimeOffset now)
    {
        condition.Confirm(person, now);
        return award is null || HasOpenConditions ? [] : [new AwardConditionsMet(award.Id.Value, now)];
    }

    /// <summary>Becomes an award of the approved amounts.</summary>
    /// <param name="recusals">How many of the committee's seats are in conflict with it.</param>
    public Award IssueAward(PaymentOption option, int recusals, DateTimeOffset now)
    {
        Rule.Require(
            State is ProposalState.Approved or ProposalState.ApprovedWithConditions,
            State == ProposalState.Awarded ? "award.issued" : "award.not_approved",
            State == ProposalState.Awarded ? "The award has been issued." : "Only an approved proposal can become an award.");
        foreach (var decided in Approval!.Lines)
        {
            budget.Find(line => line.Id.Value == decided.LineId)!.Approve(decided.ApprovedEur.Amount);
        }

        State = ProposalState.Awarded;
        return Award.Issue(this, option, recusals, now);
    }

    public IReadOnlyList<Guid> Accepted => [.. coApplicants.Where(member => member.State == CoApplicantState.Accepted).Select(member => member.OrganisationId)];

    public bool HasAccepted(Guid organisation) => coApplicants.Exists(member => member.OrganisationId == organisation && member.State == CoApplicantState.Accepted);

    public void RequireSubmitted() => Rule.Require(
        State == ProposalState.Submitted, "proposal.not_submitted", "Only a submitted proposal can be scored and decided. Load the page again to see where it stands.");

    /// <summary>Numbers of the budget lines of members that left.</summary>
    private List<int> Orphans => [.. budget.Where(line => !HasAccepted(line.OrganisationId)).Select(line => line.Position + 1).Order()];

    /// <summary>Organisations that signed off on the content as it is now.</summary>
    private IEnumerable<Guid> Signed => signOffs.Where(signOff => signOff.ContentHash == ContentHash && HasAccepted(signOff.OrganisationId)).Select(signOff => signOff.OrganisationId);

    private List<string> Titles(Func<Activity, bool> of) => [.. activities.Where(of).OrderBy(activity => activity.Position).Select(activity => activity.Title)];

    /// <summary>Its members have two weeks, or until the round closes: they sign and hand it in again.</summary>
    private void GiveBack(DateTimeOffset now)
    {
        signOffs.Clear();
        ReturnedUntil = new Deadline(PhnomPenh.At(PhnomPenh.Day(now).AddDays(DaysToMend), new TimeOnly(17, 0)));
    }

    private void RequireEditable() =>
        Rule.Require(IsEditable, "proposal.not_editable", "A submitted proposal cannot be changed. Load the page again to see where it stands.");

    private void RequireEditable(int revision, uint seen)
    {
        RequireEditable();
        if (revision != seen)
        {
            throw new DomainException(Refusal.Stale, "version.stale", "Somebody saved since you opened this. Load it again and repeat your change.");
        }
    }

    /// <summary>After every change of a part: a new content has no sign-offs yet. Saving the same content again is no change: 0.</summary>
    private int Edited(string part)
    {
        var hash = Content.Hash(this);
        if (hash == ContentHash)
        {
            return 0;
        }

        ContentHash = hash;
        signOffs.Clear();
        Keep(part);
        return 1;
    }

    private void Keep(string part) => versions.Add(PartVersion.Keep(
        this, part, ++Edition, writer ?? throw new InvalidOperationException("Hand the proposal to its writer before it is changed.")));

    private static HashSet<Guid> Kept(IEnumerable<Guid?> told, IEnumerable<Guid> known, string code, string message)
    {
        var ids = told.OfType<Guid>().ToList();
        var kept = ids.ToHashSet();
        Rule.Require(kept.Count == ids.Count && kept.IsSubsetOf(known), code, message);
        return kept;
    }

    private static T Added<T>(List<T> list, T item)
    {
        list.Add(item);
        return item;
    }
}
