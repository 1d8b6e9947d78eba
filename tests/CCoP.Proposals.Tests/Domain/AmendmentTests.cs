using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

/// <summary>An award of 300.00 on three lines of 100.00, which two members hold.</summary>
[Trait("Row", "P17")]
public sealed class AmendmentTests
{
    private static readonly Guid Member = Guid.CreateVersion7(), Facilitator = Guid.CreateVersion7(), Chair = Guid.CreateVersion7();

    private readonly World world = new();
    private readonly Award award;

    public AmendmentTests()
    {
        var proposal = world.Complete();
        proposal.FillBudget([World.Line(proposal, 1, Money.Eur(100)), World.Line(proposal, 1, Money.Eur(100)), World.Line(proposal, 1, Money.Eur(100))], 1);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        world.Submit(proposal);
        world.Decide(proposal, World.Approve(300));
        award = proposal.IssueAward(PaymentOption.Option2, 0, World.Now);
        award.LedgerOpened(award.Id.Value);
    }

    [Fact]
    public void A_move_within_the_threshold_needs_no_approval_and_one_cent_beyond_does()
    {
        Propose(10, 110, 90, 100).ShouldHaveSingleItem().Lines.Select(line => line.AmountEur.Amount).ShouldBe([110m, 90m, 100m]);
        Book();

        Propose(10, 110.01m, 89.99m, 100).ShouldBeEmpty();
        award.Pending!.State.ShouldBe(AmendmentState.WaitingForApproval);
    }

    [Fact]
    public void Small_moves_add_up_until_somebody_approves_where_they_stand()
    {
        Propose(10, 110, 90, 100);
        Book();

        Propose(10, 115, 90, 95).ShouldBeEmpty(); // 15 percent from what was approved, though 5 from what is.
        award.Approve(2, [], Facilitator, World.Now).ShouldHaveSingleItem().Number.ShouldBe(2);
        Book();

        Propose(10, 120, 85, 95).ShouldHaveSingleItem();
    }

    [Fact]
    public void It_counts_only_once_finance_has_booked_it_and_each_number_once()
    {
        Propose(10, 110, 90, 100);
        award.Lines[0].AmountEur.ShouldBe(Money.Eur(100));
        World.Refused(() => Propose(10, 100, 100, 100), "amendment.pending");

        Book().OfType<AwardAmended>().ShouldHaveSingleItem().AmountEur.ShouldBe(Money.Eur(300));
        award.Lines[0].AmountEur.ShouldBe(Money.Eur(110));
        award.Booked(1, world.Round, world.Envelope, World.Now).ShouldBeEmpty();
        world.Envelope.ReservedEur.ShouldBe(300);
    }

    [Fact, Trait("Row", "P01")]
    public void A_smaller_award_and_a_withdrawn_one_give_back()
    {
        Propose(10, 100, 100, 50).ShouldBeEmpty();
        award.Approve(1, [], Chair, World.Now).ShouldHaveSingleItem().AmountEur.ShouldBe(Money.Eur(250));
        world.Envelope.ReservedEur.ShouldBe(300);
        Book();
        (award.AmountEur, world.Envelope.ReservedEur, world.Round.ReservedEur).ShouldBe((250m, 250m, 250m));

        award.Withdraw("The CoP will not carry it out.", Facilitator, World.Now).ShouldBeEmpty();
        award.Approve(2, [], Chair, World.Now).ShouldHaveSingleItem().Kind.ShouldBe(AmendmentKind.Withdraw);
        Book().ShouldHaveSingleItem().ShouldBeOfType<AwardWithdrawn>();
        (award.State, award.AmountEur, world.Envelope.ReservedEur).ShouldBe((AwardState.Withdrawn, 0m, 0m));
        world.Envelope.Entries.Select(entry => (entry.Cause, entry.AmountEur)).ShouldBe(
            [(EnvelopeCause.Approved, 300m), (EnvelopeCause.Reduced, -50m), (EnvelopeCause.Withdrawn, -250m)]);
        World.Refused(() => Propose(10, 0, 0, 0), "award.withdrawn");
    }

    [Fact]
    public void What_finance_does_not_book_changes_nothing_and_says_how_much_is_held()
    {
        Propose(10, 100, 100, 50);
        award.Approve(1, [], Chair, World.Now);

        award.NotBooked(1, award.Lines[2].Id, Money.Eur(70), World.Now);

        (award.AmountEur, award.Amendments[0].State, award.Amendments[0].HeldEur).ShouldBe((300m, AmendmentState.NotBooked, 70m));
        award.Booked(1, world.Round, world.Envelope, World.Now).ShouldBeEmpty();
        Propose(10, 100, 100, 70).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_approves_their_own_and_no_member_approves_for_itself()
    {
        Propose(10, 150, 50, 100);
        World.Refused(() => award.Approve(1, [], Member, World.Now), "amendment.same_person");
        World.Refused(() => award.Approve(1, [world.Wpm], Chair, World.Now), "amendment.own");
        World.Refused(() => award.Approve(2, [], Chair, World.Now), "amendment.not_waiting");
        World.Refused(() => award.Refuse(1, "No.", mayDecide: false, Guid.CreateVersion7(), World.Now), "amendment.not_yours");

        award.Refuse(1, "A mistake.", mayDecide: false, Member, World.Now);
        award.Amendments[0].State.ShouldBe(AmendmentState.Refused);
        World.Refused(() => award.Approve(1, [], Chair, World.Now), "amendment.not_waiting");
    }

    [Fact]
    public void Days_move_by_themselves_and_another_place_needs_approval()
    {
        var activity = award.Activities[0];
        award.Propose(Changed(new(activity.Id, activity.Title, activity.Province, new(2027, 3, 1), new(2027, 3, 2))), 10, Member, World.Now)
            .ShouldHaveSingleItem().Activities[0].From.ShouldBe(new(2027, 3, 1));
        Book();

        award.Propose(Changed(new(activity.Id, activity.Title, "KH-1", new(2027, 3, 1), new(2027, 3, 2))), 10, Member, World.Now).ShouldBeEmpty();
        award.Approve(2, [], Chair, World.Now);
        Book();
        award.Activities[0].Province.ShouldBe("KH-1");
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        World.Refused(() => Propose(10, 100, 100, 100), "amendment.nothing");
        World.Refused(() => Propose(10, 100, 100, 100.01m), "amendment.raises").Facts["over"].ShouldBe(Money.Eur(0.01m));
        World.Refused(() => Propose(10, 100, 100, -1), "amendment.amount");
        World.Refused(() => award.Propose(new("Why.", [new(award.Lines[0].Id, Money.Usd(90))], null), 10, Member, World.Now), "amendment.amount");
        World.Refused(() => award.Propose(new("Why.", [new(Guid.CreateVersion7(), Money.Eur(90))], null), 10, Member, World.Now), "amendment.unknown_line");
        World.Refused(() => award.Propose(new("Why.", [new(award.Lines[0].Id, Money.Eur(90)), new(award.Lines[0].Id, Money.Eur(80))], null), 10, Member, World.Now), "amendment.lines");
        World.Refused(() => award.Propose(Changed(new(Guid.CreateVersion7(), "Other", "KH-1", new(2027, 3, 1), new(2027, 3, 2))), 10, Member, World.Now), "amendment.unknown_activity");
        World.Refused(() => award.Propose(Changed(new(award.Activities[0].Id, "Screening", "KH-99", new(2027, 3, 1), new(2027, 3, 2))), 10, Member, World.Now), "province.unknown");
        award.Amendments.ShouldBeEmpty();
    }

    [Fact, Trait("Row", "P19")]
    public void Fewer_than_two_legal_grantees_suspend_it_and_two_let_it_resume()
    {
        Review().ShouldBeEmpty();
        award.WithdrawMember(world.Wpm, "We have no people for it.", Member, World.Now);
        Review().ShouldHaveSingleItem().Reason.ShouldBe(SuspensionReason.MemberWithdrew);
        Review().ShouldBeEmpty();
        World.Refused(() => Resume(), "award.two_grantees").Facts["counted"].ShouldBe(1);

        award.RejoinMember(world.Wpm);
        Resume().AwardId.ShouldBe(award.Id.Value);
        award.State.ShouldBe(AwardState.Open);
        award.Suspensions.ShouldHaveSingleItem().EndedFor.ShouldBe("They are back.");
        World.Refused(() => Resume(), "award.not_suspended");

        // One host for both: one legal grantee.
        world.Tell(world.Wpm, "WPM", legalEntity: world.Lid);
        Review(SuspensionReason.OneLegalEntity).ShouldHaveSingleItem();
        award.Withdraw("One grantee only.", Facilitator, World.Now).ShouldHaveSingleItem();
        Book().ShouldHaveSingleItem().ShouldBeOfType<AwardWithdrawn>();
        award.Suspensions[1].EndedFor.ShouldBe("One grantee only.");
    }

    private NewAmendment Changed(ActivityItem activity) => new("The school is closed.", [], [activity]);

    private List<AmendmentAgreed> Propose(int threshold, params IReadOnlyList<decimal> amounts) =>
        [.. award.Propose(new("Prices rose.", [.. award.Lines.Zip(amounts, (line, eur) => new LineAmount(line.Id, Money.Eur(eur)))], null), threshold, Member, World.Now)];

    private List<IMessage> Book() => [.. award.Booked(award.Amendments[^1].Number, world.Round, world.Envelope, World.Now)];

    private List<AwardSuspended> Review(SuspensionReason reason = SuspensionReason.MemberWithdrew) => [.. award.Review(reason, world.Cop, world.Organisations, World.Now)];

    private AwardResumed Resume() => award.Resume("They are back.", world.Cop, world.Organisations, Facilitator, World.Now);
}
