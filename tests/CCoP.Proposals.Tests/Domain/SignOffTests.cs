using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

public sealed class SignOffTests
{
    private readonly World world = new();

    [Fact]
    public void Two_legal_grantees_that_sign_the_same_content_can_submit()
    {
        var proposal = world.Signed();

        var told = world.Submit(proposal).ShouldHaveSingleItem();

        told.OrganisationIds.ShouldBe([world.Lid, world.Wpm]);
        told.RequestedEur.ShouldBe(Money.Eur(500));
        proposal.State.ShouldBe(ProposalState.Submitted);
    }

    [Fact]
    public void One_sign_off_is_not_enough_and_says_how_many_count()
    {
        var proposal = world.Complete();
        world.SignOff(proposal, world.Lid);

        var refused = World.Refused(() => world.Submit(proposal), "proposal.two_grantees");

        refused.Facts["counted"].ShouldBe(1);
    }

    [Fact]
    public void Two_sign_offs_of_one_legal_entity_do_not_count_as_two()
    {
        var hac = world.Organisation("HAC");
        var opa = world.Organisation("OPA", legalEntity: hac);
        world.Join(hac, opa);

        World.Refused(() => world.Submit(Unsigned(world.Signed(hac, opa), world.Lid)), "proposal.two_grantees");
        world.Count(hac, opa, world.Lid).Certain.ShouldBe(2);
    }

    [Fact]
    public void An_open_hosting_question_counts_as_one_and_waits_for_the_ruling()
    {
        var (hac, opa) = (world.Organisation("HAC"), world.Organisation("OPA"));
        world.Join(hac, opa);
        world.Tell(hac, "HAC", unresolved: opa);
        world.Tell(opa, "OPA", unresolved: hac);

        World.Refused(() => world.Submit(Unsigned(world.Signed(hac, opa), world.Lid)), "proposal.ruling_pending");
        world.Count(hac, opa, world.Lid).Certain.ShouldBe(2);
    }

    [Fact]
    public void Two_grantees_that_may_both_be_hosted_by_a_third_may_be_one()
    {
        var host = world.Organisation("Host");
        world.Tell(world.Lid, "LiD", unresolved: host);
        world.Tell(world.Wpm, "WPM", unresolved: host);

        world.Count(world.Lid, world.Wpm).ShouldBe(new LegalGrantees(1, 2));
    }

    [Fact]
    public void An_informal_group_does_not_count()
    {
        var group = world.Organisation("Villagers", OrganisationKind.RightsholderGroup);
        world.Join(group);

        World.Refused(() => world.Submit(world.Signed(group)), "proposal.two_grantees");
    }

    [Fact]
    public void An_organisation_that_left_the_cop_does_not_count()
    {
        var proposal = world.Signed();
        world.Cop.Take(new CopChanged(world.Cop.Id, 99, "cop", new("CoP"), CopState.Established, [world.Lid]));

        World.Refused(() => world.Submit(proposal), "coapplicant.left_cop").Facts["members"].ShouldBe(new List<string> { "WPM" });
        world.Count(world.Lid, world.Wpm).Certain.ShouldBe(1);
    }

    [Fact]
    public void Who_leaves_leaves_their_lines_behind_for_the_others_to_take_over()
    {
        var third = world.Organisation("Third");
        world.Join(third);
        var proposal = world.Signed(world.Wpm, third);
        proposal.FillBudget([World.Line(proposal, 10, Money.Usd(54)) with { OrganisationId = third }], 1);

        proposal.Leave(third, World.Now);
        proposal.Leave(third, World.Now);

        proposal.Accepted.ShouldBe([world.Lid, world.Wpm]);
        proposal.SignOffs.ShouldBeEmpty();
        World.Refused(() => world.Submit(proposal), "budget.orphaned").Facts["lines"].ShouldBe(new List<int> { 1 });
        proposal.FillBudget([World.Line(proposal, 10, Money.Usd(54))], 2);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        world.Submit(proposal).ShouldHaveSingleItem().OrganisationIds.ShouldBe([world.Lid, world.Wpm]);
    }

    [Fact]
    public void The_last_member_and_one_that_never_applied_cannot_leave()
    {
        var proposal = world.Draft();

        World.Refused(() => proposal.Leave(world.Lid, World.Now), "coapplicant.last");
        World.Refused(() => proposal.Leave(world.Wpm, World.Now), "coapplicant.not_applying");
    }

    public static TheoryData<string> Edits => ["title", "origin", "section", "activity", "budget", "member"];

    [Theory, MemberData(nameof(Edits))]
    public void Any_edit_clears_the_sign_offs(string edited)
    {
        var other = world.Organisation("Other");
        world.Join(other);
        var proposal = world.Complete();
        proposal.Invite(other, world.Cop, World.Now);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        var (before, activity, line) = (proposal.ContentHash, proposal.Activities[0], proposal.Budget[0]);

        switch (edited)
        {
            case "title":
                proposal.Describe(new("Other stories"), proposal.OriginEventId, 1);
                break;
            case "origin":
                proposal.Describe(proposal.Title, Id<OriginEvent>.New(), 1);
                break;
            case "section":
                proposal.WriteSection("idea", "Another idea.", 1);
                break;
            case "activity":
                proposal.PlanActivities([new ActivityItem(activity.Id.Value, activity.Title, "KH-1", activity.From, activity.To)], 1);
                break;
            case "budget":
                proposal.FillBudget([World.Line(proposal, 11, Money.Usd(54)) with { Id = line.Id.Value }], 1);
                break;
            default:
                proposal.Answer(other, CoApplicantState.Accepted, World.Now);
                break;
        }

        proposal.SignOffs.ShouldBeEmpty();
        proposal.ContentHash.ShouldNotBe(before);
    }

    [Fact]
    public void Saving_the_same_again_is_no_edit()
    {
        var proposal = world.Signed();

        proposal.WriteSection("idea", " Written. ", 1);
        proposal.FillBudget([World.Line(proposal, 10.000m, new Money(54.00m, "USD")) with { Id = proposal.Budget[0].Id.Value }], 1);

        proposal.SignOffs.Count.ShouldBe(2);
        proposal.BudgetRevision.ShouldBe(1);
    }

    [Fact]
    public void A_sign_off_on_another_content_than_the_current_is_stale()
    {
        var proposal = world.Complete();
        var seen = proposal.ContentHash;
        proposal.WriteSection("idea", "Changed meanwhile.", 1);

        World.Refused(() => proposal.SignOffBy(world.Lid, Guid.CreateVersion7(), seen, World.Now), "content.changed").Refusal.ShouldBe(Refusal.Stale);
        proposal.SignOffs.ShouldBeEmpty();
    }

    [Fact]
    public void An_organisation_signs_once_and_only_when_it_has_accepted()
    {
        var proposal = world.Draft();
        proposal.Invite(world.Wpm, world.Cop, World.Now);

        World.Refused(() => world.SignOff(proposal, world.Wpm), "coapplicant.not_accepted").Refusal.ShouldBe(Refusal.NotAllowed);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Lid);

        proposal.SignOffs.Count.ShouldBe(1);
    }

    /// <summary>The same proposal without the sign-off of one organisation.</summary>
    private Proposal Unsigned(Proposal proposal, Guid organisation)
    {
        var keep = proposal.SignOffs.Select(signOff => signOff.OrganisationId).Where(signed => signed != organisation).ToList();
        proposal.WriteSection("issue", "Written anew.", 1);
        keep.ForEach(signed => world.SignOff(proposal, signed));
        return proposal;
    }
}
