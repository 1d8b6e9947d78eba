using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

[Trait("Row", "P16")]
public sealed class AppealTests
{
    private static readonly LocalText Answer = new("We look again.", "យើងនឹងពិនិត្យម្តងទៀត។");

    private readonly World world = new();

    [Fact]
    public void A_rejection_can_be_appealed_once_until_17_00_of_the_fourteenth_day()
    {
        var proposal = world.Submitted();
        World.Refused(() => Make(proposal, World.Now), "appeal.not_rejected");
        var deadline = Rejected(proposal);

        deadline.ShouldBe(PhnomPenh.At(new DateOnly(2026, 12, 7), new TimeOnly(17, 0)));
        World.Refused(() => Make(proposal, deadline), "appeal.too_late").Facts["deadline"].ShouldBe(deadline);
        World.Refused(() => proposal.AppealFor(Guid.CreateVersion7(), "Please.", Guid.CreateVersion7(), World.Now), "coapplicant.not_accepted");
        Make(proposal, deadline.AddTicks(-1));
        World.Refused(() => Make(proposal, World.Now), "appeal.used");
        proposal.AppealUntil.ShouldBeNull();
    }

    [Fact]
    public void Upheld_it_goes_back_to_its_members_who_have_two_weeks_also_after_the_round()
    {
        var proposal = world.Submitted();
        Rejected(proposal);
        World.Refused(() => proposal.AnswerAppeal(new(AppealOutcome.Return, Answer), Guid.CreateVersion7(), World.Now), "appeal.none");
        Make(proposal, World.Now);
        World.Refused(() => proposal.AnswerAppeal(new(AppealOutcome.Return, new("Only English.")), Guid.CreateVersion7(), World.Now), "appeal.answer_missing");

        var late = World.Closing.AddDays(1);
        proposal.AnswerAppeal(new(AppealOutcome.Return, Answer), Guid.CreateVersion7(), late);

        (proposal.State, proposal.SignOffs.Count).ShouldBe((ProposalState.Returned, 0));
        World.Refused(() => proposal.AnswerAppeal(new(AppealOutcome.Dismiss, Answer), Guid.CreateVersion7(), late), "appeal.answered");
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        var until = proposal.HandInBy(world.Round).At;
        until.ShouldBe(PhnomPenh.At(PhnomPenh.Day(late).AddDays(14), new TimeOnly(17, 0)));
        World.Refused(() => world.Submit(proposal, until), "round.closed");
        world.Submit(proposal, until.AddTicks(-1)).ShouldHaveSingleItem();
        proposal.SubmissionCount.ShouldBe(2);
    }

    [Fact]
    public void Upheld_it_may_come_before_the_committee_again_and_dismissed_the_rejection_stands()
    {
        var (again, dismissed) = (world.Submitted(), world.Submitted());
        foreach (var proposal in new[] { again, dismissed })
        {
            Rejected(proposal);
            Make(proposal, World.Now);
        }

        again.AnswerAppeal(new(AppealOutcome.ReviewAgain, Answer), Guid.CreateVersion7(), World.Now);
        dismissed.AnswerAppeal(new(AppealOutcome.Dismiss, Answer), Guid.CreateVersion7(), World.Now);

        (again.State, dismissed.State).ShouldBe((ProposalState.Submitted, ProposalState.Rejected));
        world.Decide(again, World.Approve(1));
        Should.Throw<DomainException>(() => world.Decide(dismissed, World.Approve(1))).Code.ShouldBe("proposal.not_submitted");
    }

    [Fact]
    public void A_submission_is_kept_with_its_hash()
    {
        var proposal = world.Submitted();
        var kept = Submission.Keep(proposal, Guid.CreateVersion7(), World.Now);

        kept.ContentHash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(kept.Content))));
        kept.ContentHash.ShouldBe(proposal.ContentHash);
        kept.Number.ShouldBe(1);
    }

    private DateTimeOffset Rejected(Proposal proposal)
    {
        world.Decide(proposal, new(DecisionOutcome.Reject, new("No.", "ទេ។"), null, null));
        return proposal.AppealUntil!.Value.At;
    }

    private void Make(Proposal proposal, DateTimeOffset at) => proposal.AppealFor(world.Lid, "You overlooked the second activity.", Guid.CreateVersion7(), at);
}
