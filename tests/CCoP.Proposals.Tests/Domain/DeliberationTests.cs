using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

[Trait("Row", "P15")]
public sealed class DeliberationTests
{
    private readonly World world = new();
    private readonly Guid first = Guid.CreateVersion7(), second = Guid.CreateVersion7(), conflicted = Guid.CreateVersion7();

    [Fact]
    public void Votes_are_individual_time_stamped_and_unchangeable()
    {
        var (meeting, proposal, deliberation) = Begun();

        deliberation.Cast(DecisionOutcome.Approve, first, meeting, proposal, World.Now);

        deliberation.Votes.ShouldHaveSingleItem().At.ShouldBe(World.Now);
        World.Refused(() => deliberation.Cast(DecisionOutcome.Reject, first, meeting, proposal, World.Now), "vote.given");
        World.Refused(() => deliberation.Cast(DecisionOutcome.Reject, Guid.CreateVersion7(), meeting, proposal, World.Now), "meeting.not_joined");
        deliberation.Votes.ShouldHaveSingleItem().Outcome.ShouldBe(DecisionOutcome.Approve);
    }

    [Fact]
    public void An_item_closes_with_a_quorum_of_unconflicted_votes_and_minutes_in_both_languages()
    {
        var (meeting, proposal, deliberation) = Begun();
        deliberation.Cast(DecisionOutcome.Approve, first, meeting, proposal, World.Now);
        deliberation.Cast(DecisionOutcome.Reject, conflicted, meeting, proposal, World.Now);

        World.Refused(() => Close(deliberation, meeting, proposal), "vote.quorum").Facts["missing"].ShouldBe(1);
        deliberation.Cast(DecisionOutcome.Approve, second, meeting, proposal, World.Now);
        World.Refused(() => Close(deliberation, meeting, proposal), "minutes.missing");
        deliberation.WriteMinutes(new("We talked.", " "), proposal, 0);
        World.Refused(() => Close(deliberation, meeting, proposal), "minutes.missing");
        World.Refused(() => deliberation.WriteMinutes(new("Over it.", null), proposal, 0), "version.stale");
        deliberation.WriteMinutes(new("We talked.", "យើងបានពិភាក្សា។"), proposal, 1);
        Close(deliberation, meeting, proposal);

        deliberation.Counted.Select(vote => vote.PersonId).ShouldBe([first, second]);
        deliberation.RecusedIds.ShouldBe([conflicted]);
        deliberation.PresentIds.ShouldBe([first, second]);
        World.Refused(() => deliberation.WriteMinutes(new("Later.", "ក្រោយ។"), proposal, 2), "vote.closed");
        World.Refused(() => Close(deliberation, meeting, proposal), "vote.closed");
    }

    [Fact]
    public void The_decision_is_what_the_committee_voted_and_says_so()
    {
        var (meeting, proposal, deliberation) = Begun();
        deliberation.Cast(DecisionOutcome.Approve, first, meeting, proposal, World.Now);
        World.Refused(() => Decide(proposal, World.Approve(1), deliberation), "decision.vote_open");
        deliberation.Cast(DecisionOutcome.Return, second, meeting, proposal, World.Now);
        deliberation.WriteMinutes(new("We talked.", "យើងបានពិភាក្សា។"), proposal, 0);
        Close(deliberation, meeting, proposal);

        World.Refused(() => Decide(proposal, new(DecisionOutcome.Reject, new("No.", "ទេ។"), null, null), deliberation), "decision.against_vote")
            .Facts["leading"].ShouldBe(new[] { DecisionOutcome.Approve, DecisionOutcome.Return });
        Decide(proposal, World.Approve(1), deliberation);

        proposal.LatestDecision!.Votes.ShouldBe([new(DecisionOutcome.Approve, 1), new(DecisionOutcome.Return, 1)]);
        proposal.LatestDecision.DeliberationId.ShouldBe(deliberation.Id);
        World.Refused(() => deliberation.Cast(DecisionOutcome.Approve, Guid.CreateVersion7(), meeting, proposal, World.Now), "proposal.not_submitted");
    }

    [Fact]
    public void A_meeting_has_a_day_to_come_and_an_online_one_an_address()
    {
        var good = new NewMeeting(null, world.Round.Id.Value, World.Now, MeetingVenue.InPerson, "Phnom Penh");
        void Plan(NewMeeting told) => Meeting.Plan(Id<Meeting>.New(), world.Round, told, first, World.Now);

        World.Refused(() => Plan(good with { StartsAt = World.Now.AddDays(-1) }), "meeting.date");
        World.Refused(() => Plan(good with { StartsAt = World.Now.AddYears(2) }), "meeting.date");
        World.Refused(() => Plan(good with { Venue = MeetingVenue.Online }), "meeting.address");
        World.Refused(() => Plan(good with { Venue = MeetingVenue.Online, Place = "javascript:alert(1)" }), "meeting.address");
        Plan(good with { Venue = MeetingVenue.Online, Place = "https://meet.example/ccop" });
        var later = Meeting.Plan(Id<Meeting>.New(), world.Round, good with { StartsAt = World.Now.AddDays(1) }, first, World.Now);
        World.Refused(() => later.Join(first, World.Now), "meeting.not_begun");
    }

    private (Meeting Meeting, Proposal Proposal, Deliberation Deliberation) Begun()
    {
        var proposal = world.Submitted();
        var meeting = Meeting.Plan(Id<Meeting>.New(), world.Round, new(null, world.Round.Id.Value, World.Now, MeetingVenue.InPerson, "Phnom Penh"), first, World.Now);
        foreach (var person in new[] { first, second, conflicted, first })
        {
            meeting.Join(person, World.Now);
        }

        meeting.Attendance.Count.ShouldBe(3);
        return (meeting, proposal, Deliberation.Open(meeting, proposal));
    }

    private void Close(Deliberation deliberation, Meeting meeting, Proposal proposal) =>
        deliberation.Close(meeting, proposal, world.Round, [first, second], [conflicted], first, World.Now);

    private void Decide(Proposal proposal, NewDecision decision, Deliberation deliberation) =>
        proposal.Decide(decision, world.Round, world.Envelope, 2, deliberation, first, World.Now);
}
