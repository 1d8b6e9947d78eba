using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

public sealed class DecisionTests
{
    private readonly World world = new();

    [Fact]
    public void An_approval_reserves_and_tells_the_amount()
    {
        var proposal = world.Submitted();

        world.Decide(proposal, World.Approve(400)).ApprovedEur.ShouldBe(Money.Eur(400));

        world.Envelope.ReservedEur.ShouldBe(400);
        proposal.State.ShouldBe(ProposalState.Approved);
        World.Refused(() => world.Decide(proposal, World.Approve(400)), "proposal.not_submitted");
    }

    [Fact]
    public void Below_quorum_the_missing_count_is_told()
    {
        var refused = World.Refused(() => world.Decide(world.Submitted(), World.Approve(1), scores: 1), "committee.quorum");

        refused.Facts["missing"].ShouldBe(1);
        world.Envelope.ReservedEur.ShouldBe(0);
    }

    [Fact]
    public void An_envelope_that_is_short_says_what_is_left()
    {
        var earlier = Id<Proposal>.New();
        world.Envelope.Reserve(Money.Eur(49_600), world.Round, earlier, new("Good."), Guid.CreateVersion7(), World.Now);

        var refused = World.Refused(() => world.Decide(world.Submitted(), World.Approve(400.01m)), "envelope.short");

        refused.Refusal.ShouldBe(Refusal.NotAvailable);
        refused.Facts["available"].ShouldBe(Money.Eur(400));
        world.Decide(world.Submitted(), World.Approve(400)).Outcome.ShouldBe(DecisionOutcome.Approve);
        world.Envelope.Available.ShouldBe(Money.Eur(0));
        world.Envelope.Release(EnvelopeCause.Reduced, Money.Eur(400), world.Round, earlier, new("Less is needed."), Guid.CreateVersion7(), World.Now);
        world.Envelope.Available.ShouldBe(Money.Eur(400));
        world.Envelope.Entries.Sum(entry => entry.AmountEur).ShouldBe(world.Envelope.ReservedEur);
        world.Round.ReservedEur.ShouldBe(49_600);
    }

    [Fact]
    public void A_decision_is_reasoned_in_both_languages_and_an_approval_stays_within_the_request()
    {
        var proposal = world.Submitted();

        World.Refused(() => world.Decide(proposal, World.Approve(1) with { Reason = new("Only English.") }), "decision.reason_missing");
        World.Refused(() => world.Decide(proposal, World.Approve(1) with { Reason = new("", "ខ្មែរ") }), "decision.reason_missing");
        World.Refused(() => world.Decide(proposal, World.Approve(1) with { Outcome = DecisionOutcome.ApproveWithConditions }), "decision.conditions_missing");
        World.Refused(() => world.Decide(proposal, World.Approve(500.01m)), "decision.amount");
        World.Refused(() => world.Decide(proposal, World.Approve(0)), "decision.amount");
        World.Refused(() => world.Decide(proposal, World.Approve(1) with { ApprovedEur = null }), "decision.amount");
        World.Refused(() => world.Decide(proposal, World.Approve(1) with { ApprovedEur = Money.Usd(1) }), "decision.amount");
        proposal.State.ShouldBe(ProposalState.Submitted);
    }

    [Fact]
    public void A_returned_proposal_is_signed_and_submitted_again()
    {
        var proposal = world.Submitted();

        world.Decide(proposal, new(DecisionOutcome.Return, new("Say more.", "សូមបន្ថែម។"), null, null)).ApprovedEur.ShouldBeNull();

        proposal.State.ShouldBe(ProposalState.Returned);
        proposal.SignOffs.ShouldBeEmpty();
        World.Refused(() => world.Submit(proposal), "proposal.two_grantees");
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        world.Submit(proposal).ShouldHaveSingleItem();
        world.Decide(proposal, new(DecisionOutcome.Reject, new("No.", "ទេ។"), null, null));
        proposal.State.ShouldBe(ProposalState.Rejected);
        proposal.Decisions.Count.ShouldBe(2);
    }

    [Fact]
    public void An_award_carries_the_approved_amount_line_by_line()
    {
        var proposal = world.Complete();
        proposal.FillBudget([World.Line(proposal, 1, Money.Eur(100)), World.Line(proposal, 1, Money.Khr(880_000), PaymentOption.Option1)], 1);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        world.Submit(proposal);
        World.Refused(() => proposal.IssueAward(PaymentOption.Option2, World.Now), "award.not_approved");
        world.Decide(proposal, World.Approve(150.01m));

        var made = proposal.IssueAward(PaymentOption.Option2, World.Now).Made(proposal);

        made.AmountEur.ShouldBe(Money.Eur(150.01m));
        made.Lines.Select(line => line.AmountEur.Amount).ShouldBe([50.00m, 100.01m]);
        made.Lines.Select(line => (line.Option, line.Currency)).ShouldBe([(PaymentOption.Option2, "EUR"), (PaymentOption.Option1, "KHR")]);
        made.MemberIds.ShouldBe([world.Lid, world.Wpm]);
        made.Activities.ShouldHaveSingleItem().Province.ShouldBe("KH-12");
        proposal.State.ShouldBe(ProposalState.Awarded);
        World.Refused(() => proposal.IssueAward(PaymentOption.Option2, World.Now), "award.issued");
    }

    [Fact]
    public void An_award_waits_for_finance_and_opens_once()
    {
        var proposal = world.Submitted();
        world.Decide(proposal, World.Approve(1));
        var award = proposal.IssueAward(PaymentOption.Option1, World.Now);
        award.State.ShouldBe(AwardState.WaitingForFinance);
        var ledger = Guid.CreateVersion7();

        award.LedgerOpened(ledger);
        award.LedgerOpened(Guid.CreateVersion7());

        (award.State, award.LedgerId).ShouldBe((AwardState.Open, ledger));
    }

    [Fact, Trait("Row", "P13")]
    public void A_rubric_sums_to_100_and_is_frozen()
    {
        World.Refused(() => Round.Call("r", world.Envelope, World.Import(rubric: [new("a", new("A"), 60), new("b", new("B"), 39)]), World.Now), "rubric.weights");
        World.Refused(() => Round.Call("r", world.Envelope, World.Import(rubric: [new("a", new("A"), 60), new("a", new("B"), 40)]), World.Now), "rubric.keys");
        World.Refused(() => world.Round.Describe(World.Import(quorum: 1)), "round.frozen");
        World.Refused(() => world.Round.Describe(World.Import(rubric: [new("a", new("A"), 100)])), "round.frozen");
    }

    [Fact]
    public void A_committee_has_one_chair_and_enough_people()
    {
        var import = World.Import();
        World.Refused(() => world.Round.Describe(import with { Committee = [new(Guid.CreateVersion7(), Seat.Member), new(Guid.CreateVersion7(), Seat.Member)] }), "committee.chair");
        World.Refused(() => world.Round.Describe(import with { Committee = [new(Guid.CreateVersion7(), Seat.Chair)] }), "committee.small");
        World.Refused(() => world.Round.Describe(import with { Committee = [import.Committee[0], import.Committee[0] with { Seat = Seat.Member }] }), "committee.people");
    }

    [Fact]
    public void A_demo_round_opens_on_its_first_import_and_closes_at_17_00_thirty_days_on()
    {
        var round = Round.Call("demo", world.Envelope, World.Import() with { Demo = true, Opens = null, Deadline = null }, World.Now);

        round.Opens.ShouldBe(World.Now);
        round.Deadline.At.ShouldBe(PhnomPenh.At(new DateOnly(2026, 12, 23), new TimeOnly(17, 0)));
    }

    [Fact]
    public void A_score_covers_the_whole_rubric_and_is_weighted()
    {
        var proposal = world.Submitted();
        var review = Review.By(Guid.CreateVersion7(), proposal.Id);

        World.Refused(() => review.Score(new([new("interest", 5, null)], null), proposal, world.Round, World.Now), "score.incomplete");
        World.Refused(() => review.Score(new([new("interest", 5, null), new("interest", 4, null)], null), proposal, world.Round, World.Now), "score.incomplete");
        review.Score(new([new("budget", 2, null), new("interest", 5, null)], null), proposal, world.Round, World.Now);

        review.Weighted.ShouldBe(3.8m);
    }
}
