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

    [Fact, Trait("Row", "P14")]
    public void An_approval_names_an_amount_for_every_line_from_nothing_to_what_was_requested()
    {
        var proposal = TwoLines();
        var (first, second) = (proposal.Budget[0].Id.Value, proposal.Budget[1].Id.Value);
        static NewDecision Lines(params IReadOnlyList<LineApproval> lines) => World.Approve(1) with { ApprovedEur = null, Lines = lines };

        World.Refused(() => world.Decide(proposal, Lines(new LineApproval(first, Money.Eur(1)))), "decision.lines");
        World.Refused(() => world.Decide(proposal, Lines(new(first, Money.Eur(1)), new(first, Money.Eur(1)))), "decision.lines");
        World.Refused(() => world.Decide(proposal, Lines(new(first, Money.Eur(1)), new(Guid.CreateVersion7(), Money.Eur(1)))), "decision.lines");
        World.Refused(() => world.Decide(proposal, Lines(new(first, Money.Eur(100.01m)), new(second, Money.Eur(1)))), "decision.line").Facts["line"].ShouldBe(1);
        World.Refused(() => world.Decide(proposal, Lines(new(first, Money.Eur(1)), new(second, Money.Eur(-1)))), "decision.line");
        World.Refused(() => world.Decide(proposal, Lines(new(first, Money.Usd(1)), new(second, Money.Eur(1)))), "decision.line");
        World.Refused(() => world.Decide(proposal, Lines(new(first, Money.Eur(0)), new(second, Money.Eur(0)))), "decision.sum");
        World.Refused(() => world.Decide(proposal, Lines(new(first, Money.Eur(60)), new(second, Money.Eur(0))) with { ApprovedEur = Money.Eur(61) }), "decision.sum");

        world.Decide(proposal, Lines(new(second, Money.Eur(0)), new(first, Money.Eur(60)))).ApprovedEur.ShouldBe(Money.Eur(60));

        world.Envelope.ReservedEur.ShouldBe(60);
        proposal.Approval!.Lines.Select(line => (line.RequestedEur.Amount, line.ApprovedEur.Amount)).ShouldBe([(100, 60), (200, 0)]);
        var made = proposal.IssueAward(PaymentOption.Option2, 0, World.Now).Made(proposal);
        made.Lines.ShouldHaveSingleItem().AmountEur.ShouldBe(Money.Eur(60));
        made.ConditionsOpen.ShouldBeFalse();
    }

    [Fact, Trait("Row", "P14")]
    public void A_condition_is_bilingual_due_from_today_on_and_for_a_member_that_applies()
    {
        var proposal = world.Submitted();
        var good = Condition();
        NewDecision With(params IReadOnlyList<NewCondition> conditions) => World.Approve(1) with { Outcome = DecisionOutcome.ApproveWithConditions, Conditions = conditions };

        World.Refused(() => world.Decide(proposal, With()), "decision.conditions_missing");
        World.Refused(() => world.Decide(proposal, With(good, good with { Text = new("Only English.") })), "condition.text").Facts["condition"].ShouldBe(2);
        World.Refused(() => world.Decide(proposal, With(good with { Text = new("", "ខ្មែរ") })), "condition.text");
        World.Refused(() => world.Decide(proposal, With(good with { Due = PhnomPenh.Day(World.Now).AddDays(-1) })), "condition.due");
        World.Refused(() => world.Decide(proposal, With(good with { Due = new(2200, 1, 1) })), "condition.due");
        World.Refused(() => world.Decide(proposal, With(good with { OrganisationId = Guid.CreateVersion7() })), "condition.member");
        (proposal.State, world.Envelope.ReservedEur).ShouldBe((ProposalState.Submitted, 0));

        world.Decide(proposal, World.Approve(1) with { Conditions = [good] });
        proposal.Approval!.Conditions.ShouldBeEmpty();
    }

    [Fact, Trait("Row", "P14")]
    public void The_last_confirmed_condition_of_an_award_is_told_and_nobody_confirms_their_own()
    {
        var proposal = world.Submitted();
        world.Decide(proposal, World.Approve(1) with { Outcome = DecisionOutcome.ApproveWithConditions, Conditions = [Condition(), Condition()] });
        var (first, second, member, facilitator) = (proposal.Approval!.Conditions[0], proposal.Approval.Conditions[1], Guid.CreateVersion7(), Guid.CreateVersion7());

        World.Refused(() => first.Confirm(facilitator, World.Now), "condition.not_fulfilled");
        first.Fulfil("Sent.", member, World.Now);
        World.Refused(() => first.Fulfil("Sent.", member, World.Now), "condition.not_open");
        World.Refused(() => first.Confirm(member, World.Now), "step.same_person").Refusal.ShouldBe(Refusal.NotAllowed);
        first.SendBack("Not readable.", facilitator);
        (first.State, first.SentBackBecause).ShouldBe((ConditionState.Open, "Not readable."));
        first.Fulfil("Sent again.", member, World.Now);
        proposal.ConfirmCondition(first, null, facilitator, World.Now).ShouldBeEmpty();

        var award = proposal.IssueAward(PaymentOption.Option2, 0, World.Now);
        award.Made(proposal).ConditionsOpen.ShouldBeTrue();
        second.Fulfil("Done.", member, World.Now);
        proposal.ConfirmCondition(second, award, facilitator, World.Now).ShouldHaveSingleItem().AwardId.ShouldBe(award.Id.Value);
        award.Made(proposal).ConditionsOpen.ShouldBeFalse();
        World.Refused(() => second.SendBack("Too late.", facilitator), "condition.not_fulfilled");
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
        var proposal = TwoLines();
        World.Refused(() => proposal.IssueAward(PaymentOption.Option2, 0, World.Now), "award.not_approved");
        world.Decide(proposal, World.Approve(150.01m));

        var made = proposal.IssueAward(PaymentOption.Option2, 0, World.Now).Made(proposal);

        made.AmountEur.ShouldBe(Money.Eur(150.01m));
        made.Lines.Select(line => line.AmountEur.Amount).ShouldBe([50.00m, 100.01m]);
        made.Lines.Select(line => (line.Option, line.Currency)).ShouldBe([(PaymentOption.Option2, "EUR"), (PaymentOption.Option1, "KHR")]);
        made.MemberIds.ShouldBe([world.Lid, world.Wpm]);
        made.Activities.ShouldHaveSingleItem().Province.ShouldBe("KH-12");
        proposal.State.ShouldBe(ProposalState.Awarded);
        World.Refused(() => proposal.IssueAward(PaymentOption.Option2, 0, World.Now), "award.issued");
    }

    [Fact]
    public void An_award_waits_for_finance_and_opens_once()
    {
        var proposal = world.Submitted();
        world.Decide(proposal, World.Approve(1));
        var award = proposal.IssueAward(PaymentOption.Option1, 0, World.Now);
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
        World.Refused(() => Round.Call("r", world.Envelope, World.Import(rubric: [new("common-interest", new("A"), 60), new("inclusion", new("B"), 40)]), World.Now), "rubric.missing");
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
        var review = Review.By(Guid.CreateVersion7(), proposal);

        World.Refused(() => review.Score(new([new("common-interest", 5, null)], null), proposal, world.Round, World.Now), "score.incomplete");
        World.Refused(() => review.Score(new([new("common-interest", 5, null), new("common-interest", 4, null), new("inclusion", 4, null)], null), proposal, world.Round, World.Now), "score.incomplete");
        review.Score(new([new("budget", 2, null), new("inclusion", 5, null), new("common-interest", 5, null)], null), proposal, world.Round, World.Now);

        review.Weighted.ShouldBe(3.8m);
    }

    private NewCondition Condition() => new(new("Send the script.", "ផ្ញើសាច់រឿង។"), PhnomPenh.Day(World.Now), world.Wpm);

    /// <summary>Submitted with lines of EUR 100 and of KHR 880,000, which is EUR 200.</summary>
    private Proposal TwoLines()
    {
        var proposal = world.Complete();
        proposal.FillBudget([World.Line(proposal, 1, Money.Eur(100)), World.Line(proposal, 1, Money.Khr(880_000), PaymentOption.Option1)], 1);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        world.Submit(proposal);
        return proposal;
    }
}
