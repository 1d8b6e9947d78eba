using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

/// <summary>A small world of organisations, one CoP, one open round and rates, for tests of the aggregates.</summary>
internal sealed class World
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closing = PhnomPenh.At(new DateOnly(2026, 12, 23), new TimeOnly(17, 0));

    private readonly Dictionary<Guid, OrganisationCopy> organisations = [];

    public World()
    {
        (Lid, Wpm) = (Organisation("LiD"), Organisation("WPM"));
        Cop = new CopCopy { Id = Guid.CreateVersion7() };
        Join(Lid, Wpm);
        Envelope = Envelope.Fund($"fund-{Guid.CreateVersion7():N}", Money.Eur(50_000));
        Round = Round.Call($"round-{Guid.CreateVersion7():N}", Envelope, Import(), Now.AddDays(-1));
        Round.Describe(Import());
    }

    public Id<OriginEvent> Origin { get; init; } = Id<OriginEvent>.New();

    public Guid Lid { get; }

    public Guid Wpm { get; }

    public CopCopy Cop { get; }

    public IReadOnlyDictionary<Guid, OrganisationCopy> Organisations => organisations;

    public Envelope Envelope { get; }

    public Round Round { get; }

    /// <summary>Of the phase before.</summary>
    public PhaseReport? Report { get; set; }

    public Rates Rates { get; set; } = new(
    [
        new RateCopy { Currency = Currency.Usd, Day = new(2026, 11, 1), UnitsPerEur = 1.08m, Source = "test" },
        new RateCopy { Currency = Currency.Khr, Day = new(2026, 11, 1), UnitsPerEur = 4_400m, Source = "test" },
    ]);

    public static RoundImport Import(int quorum = 2, params IReadOnlyList<Criterion> rubric) => new(
        new("Round"), Now.AddDays(-1), Closing, false, null, Money.Eur(50_000),
        rubric.Count > 0 ? rubric : [new("common-interest", new("Common interest"), 40), new("inclusion", new("Inclusion"), 20), new("budget", new("Budget realism"), 40)],
        quorum, [new(Guid.CreateVersion7(), Seat.Chair), new(Guid.CreateVersion7(), Seat.Substitute), new(Guid.CreateVersion7(), Seat.Member)]);

    public Guid Organisation(string name, OrganisationKind kind = OrganisationKind.Grantee, Guid? legalEntity = null, params IReadOnlyList<Guid> unresolved)
    {
        var id = Guid.CreateVersion7();
        Tell(id, name, kind, legalEntity, unresolved);
        return id;
    }

    public void Tell(Guid id, string name, OrganisationKind kind = OrganisationKind.Grantee, Guid? legalEntity = null, params IReadOnlyList<Guid> unresolved)
    {
        var copy = organisations.TryGetValue(id, out var known) ? known : organisations[id] = new OrganisationCopy { Id = id };
        copy.Take(new OrganisationChanged(id, copy.Revision + 1, new(name), null, kind, legalEntity ?? id, unresolved));
    }

    public void Join(params IEnumerable<Guid> members) => Cop.Take(new CopChanged(Cop.Id, Cop.Revision + 1, "cop", new("CoP"), CopState.Established, [.. Cop.MemberIds, .. members]));

    public Proposal Draft(Guid? organisation = null) => Proposal.Start(Id<Proposal>.New(), Round, Cop, organisations, Template.First, organisation ?? Lid, new("Love stories"), Guid.CreateVersion7(), Now);

    /// <summary>Everything written, both members in, nobody has signed.</summary>
    public Proposal Complete(params IReadOnlyList<Guid> partners)
    {
        var proposal = Draft();
        foreach (var partner in partners.Count > 0 ? partners : [Wpm])
        {
            proposal.Invite(partner, Cop, Now);
            proposal.Answer(partner, CoApplicantState.Accepted, Now);
        }

        proposal.Describe(new("Love stories"), Origin, 0);
        foreach (var section in proposal.Sections)
        {
            proposal.WriteSection(section.Key, "Written.", 0);
        }

        proposal.PlanActivities([new ActivityItem(null, "Screening", "KH-12", new(2027, 2, 1), new(2027, 2, 14))], 0);
        proposal.WriteAgenda(proposal.Activities[0].Id.Value, [new(new(2027, 2, 1), new(9, 0), "Screening and talk", "Both organisations")], 0);
        proposal.FillBudget([Line(proposal, 10, Money.Usd(54))], 0);
        return proposal;
    }

    public Proposal Signed(params IReadOnlyList<Guid> partners)
    {
        var proposal = Complete(partners);
        foreach (var organisation in proposal.Accepted)
        {
            SignOff(proposal, organisation);
        }

        return proposal;
    }

    public Proposal Submitted()
    {
        var proposal = Signed();
        Submit(proposal);
        return proposal;
    }

    public static BudgetLine Line(Proposal proposal, decimal quantity, Money cost, PaymentOption option = PaymentOption.Option2) =>
        new(null, "Transport", "trip", quantity, cost, proposal.Activities[0].Id.Value, proposal.Accepted[0], option);

    public void SignOff(Proposal proposal, Guid organisation) => proposal.SignOffBy(organisation, Guid.CreateVersion7(), proposal.ContentHash, Now);

    public IReadOnlyList<ProposalSubmitted> Submit(Proposal proposal, DateTimeOffset? at = null) => [.. proposal.Submit(Round, Envelope, Cop, organisations, Rates, Report, at ?? Now)];

    public ProposalDecided Decide(Proposal proposal, NewDecision decision, int scores = 2) => proposal.Decide(decision, Round, Envelope, scores, null, Guid.CreateVersion7(), Now);

    public static NewDecision Approve(decimal eur) => new(DecisionOutcome.Approve, new("Good.", "ល្អ។"), null, Money.Eur(eur));

    public LegalGrantees Count(params IEnumerable<Guid> signed) => LegalGrantees.Count(signed, Cop, organisations);

    public static DomainException Refused(Action act, string code)
    {
        var refused = Should.Throw<DomainException>(act);
        refused.Code.ShouldBe(code);
        return refused;
    }
}
