using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

public sealed class SubmitTests
{
    private readonly World world = new();

    [Fact]
    public void A_deadline_of_17_00_takes_the_last_millisecond_before_and_refuses_17_00_itself()
    {
        World.Closing.ShouldBe(new DateTimeOffset(2026, 12, 23, 10, 0, 0, TimeSpan.Zero));
        World.Refused(() => world.Submit(world.Signed(), World.Closing), "round.closed");
        world.Submit(world.Signed(), World.Closing.AddMilliseconds(-1)).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_round_that_is_not_open_takes_no_new_draft()
    {
        World.Refused(() => Proposal.Start(Id<Proposal>.New(), world.Round, world.Cop, world.Organisations, Template.First, world.Lid, new("Early"), Guid.Empty, World.Now.AddDays(-2)), "round.not_open");
        World.Refused(() => Proposal.Start(Id<Proposal>.New(), world.Round, world.Cop, world.Organisations, Template.First, world.Lid, new("Late"), Guid.Empty, World.Closing), "round.closed");
    }

    [Fact]
    public void A_second_submission_tells_nothing_and_changes_nothing()
    {
        var proposal = world.Submitted();
        var at = proposal.SubmittedAt;

        world.Submit(proposal, World.Now.AddHours(1)).ShouldBeEmpty();

        proposal.SubmittedAt.ShouldBe(at);
    }

    [Fact]
    public void A_submitted_proposal_cannot_be_changed()
    {
        var proposal = world.Submitted();

        World.Refused(() => proposal.WriteSection("idea", "Late thought.", 1), "proposal.not_editable");
        World.Refused(() => proposal.FillBudget([], 1), "proposal.not_editable");
        World.Refused(() => proposal.Invite(Guid.CreateVersion7(), world.Cop, World.Now), "proposal.not_editable");
        World.Refused(() => world.SignOff(proposal, world.Lid), "proposal.not_editable");
    }

    [Fact]
    public void Without_an_origin_event_nothing_is_submitted()
    {
        var proposal = world.Complete();
        proposal.Describe(proposal.Title, null, 1);

        World.Refused(() => world.Submit(proposal), "proposal.origin_missing");
    }

    [Fact]
    public void A_blank_section_is_named()
    {
        var proposal = world.Complete();
        proposal.WriteSection("inclusion", "   ", 1);

        World.Refused(() => world.Submit(proposal), "proposal.incomplete").Facts["missing"].ShouldBe(new List<string> { "inclusion" });
    }

    [Fact]
    public void Activities_and_budget_are_needed()
    {
        var proposal = world.Complete();
        proposal.FillBudget([], 1);
        World.Refused(() => world.Submit(proposal), "budget.empty");
        proposal.PlanActivities([], 1);
        World.Refused(() => world.Submit(proposal), "proposal.activity_missing");
    }

    [Fact]
    public void A_currency_without_a_recorded_rate_waits_for_finance()
    {
        var proposal = world.Signed();
        world.Rates = new Rates([]);

        World.Refused(() => world.Submit(proposal), "rate.missing").Facts["currencies"].ShouldBe(new List<string> { "USD" });
    }

    [Theory]
    [InlineData("50000.00", true)]
    [InlineData("50000.01", false)]
    public void A_budget_fits_into_the_envelope(string eur, bool fits)
    {
        var proposal = world.Complete();
        proposal.FillBudget([World.Line(proposal, 1, Money.Eur(decimal.Parse(eur, System.Globalization.CultureInfo.InvariantCulture)))], 1);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);

        if (fits)
        {
            world.Submit(proposal).ShouldHaveSingleItem();
        }
        else
        {
            World.Refused(() => world.Submit(proposal), "budget.over_ceiling");
        }
    }

    [Fact]
    public void Two_people_write_two_sections_and_a_stale_one_is_refused()
    {
        var proposal = world.Draft();

        proposal.WriteSection("issue", "Mine.", 0);
        proposal.WriteSection("idea", "Yours.", 0);

        World.Refused(() => proposal.WriteSection("idea", "Mine too.", 0), "version.stale").Refusal.ShouldBe(Refusal.Stale);
        proposal.Sections.Single(section => section.Key == "idea").Text.ShouldBe("Yours.");
    }

    [Fact]
    public void Khmer_has_as_many_characters_as_english()
    {
        var proposal = world.Draft();

        proposal.WriteSection("issue", new string('ក', 6_000), 0);

        proposal.Sections.Single(section => section.Key == "issue").Text.Length.ShouldBe(6_000);
        World.Refused(() => proposal.WriteSection("idea", new string('ក', 6_001), 0), "text.too_long");
        World.Refused(() => proposal.WriteSection("idea", "nul\0", 0), "text.unreadable");
    }

    [Fact]
    public void Only_members_of_the_cop_start_or_join()
    {
        var stranger = world.Organisation("Stranger");

        World.Refused(() => world.Draft(stranger), "cop.not_member");
        World.Refused(() => world.Draft().Invite(stranger, world.Cop, World.Now), "coapplicant.not_member");
    }

    [Fact]
    public void An_invitation_is_answered_once()
    {
        var proposal = world.Draft();
        World.Refused(() => proposal.Answer(world.Wpm, CoApplicantState.Accepted, World.Now), "coapplicant.not_invited");
        proposal.Invite(world.Wpm, world.Cop, World.Now);
        World.Refused(() => proposal.Invite(world.Wpm, world.Cop, World.Now), "coapplicant.known");
        proposal.Answer(world.Wpm, CoApplicantState.Declined, World.Now);
        World.Refused(() => proposal.Answer(world.Wpm, CoApplicantState.Accepted, World.Now), "coapplicant.answered");

        proposal.Invite(world.Wpm, world.Cop, World.Now);
        proposal.Answer(world.Wpm, CoApplicantState.Accepted, World.Now);

        proposal.Accepted.ShouldBe([world.Lid, world.Wpm]);
    }
}
