using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P15")]
public sealed class MeetingTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static readonly NewMinutes Minutes = new("We talked about the budget.", "យើងបានពិភាក្សាអំពីថវិកា។");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Votes_are_individual_time_stamped_unchangeable_and_minutes_list_recusals()
    {
        var (round, pair, id, meeting) = await PlannedAsync();
        var (chair, substitute, member) = (As(round.Chair), As(round.Substitute), As(round.Member));
        await substitute.RecuseAsync(id, new("My sister works there."), Ct);
        await RefusedAsync(() => member.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Approve), Ct), HttpStatusCode.UnprocessableEntity, "meeting.not_joined");
        await JoinAsync(meeting, chair, substitute, member);

        await chair.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Approve), Ct);
        await RefusedAsync(() => chair.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Reject), Ct), HttpStatusCode.UnprocessableEntity, "vote.given");
        await RefusedAsync(() => substitute.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Approve), Ct), HttpStatusCode.NotFound);

        var item = await ItemAsync(chair, meeting, id);
        item.Mine!.Outcome.ShouldBe(DecisionOutcome.Approve);
        item.Mine.At.ShouldBe(proposals.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        item.Missing.ShouldBe(1);
        item.Recused.ShouldBe([$"Somebody {round.Substitute:N}"]);
        await RefusedAsync(() => chair.CloseDeliberationAsync(meeting, id, Ct), HttpStatusCode.UnprocessableEntity, "vote.quorum");
        await RefusedAsync(async () => await DecideAsync(chair, pair, id, DecisionOutcome.Approve), HttpStatusCode.UnprocessableEntity, "decision.vote_open");
        await member.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Approve), Ct);
        await RefusedAsync(() => chair.CloseDeliberationAsync(meeting, id, Ct), HttpStatusCode.UnprocessableEntity, "minutes.missing");
        await chair.WriteMinutesAsync(meeting, id, Minutes, 0, Ct);
        await RefusedAsync(() => chair.WriteMinutesAsync(meeting, id, Minutes, 0, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await RefusedAsync(() => member.WriteMinutesAsync(meeting, id, Minutes, 1, Ct), HttpStatusCode.Forbidden, "minutes.not_yours");
        await RefusedAsync(() => member.CloseDeliberationAsync(meeting, id, Ct), HttpStatusCode.Forbidden, "decision.not_chair");
        await chair.CloseDeliberationAsync(meeting, id, Ct);

        item = await ItemAsync(member, meeting, id);
        item.Votes!.Select(vote => (vote.Voter, vote.Outcome)).ShouldBe([($"Somebody {round.Chair:N}", DecisionOutcome.Approve), ($"Somebody {round.Member:N}", DecisionOutcome.Approve)]);
        item.Recused.ShouldBe([$"Somebody {round.Substitute:N}"]);
        item.Present.ShouldBe(new[] { $"Somebody {round.Chair:N}", $"Somebody {round.Member:N}" }.Order(StringComparer.Ordinal));
        item.Minutes.ShouldBe(new Minutes(Minutes.En, Minutes.Km));
        await RefusedAsync(() => member.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Reject), Ct), HttpStatusCode.UnprocessableEntity, "vote.closed");

        await RefusedAsync(async () => await DecideAsync(chair, pair, id, DecisionOutcome.Reject), HttpStatusCode.UnprocessableEntity, "decision.against_vote");
        await DecideAsync(chair, pair, id, DecisionOutcome.Approve);
        (await pair.Left.ReadProposalAsync(id, Ct))!.Decisions.ShouldHaveSingleItem().Votes.ShouldBe([new(DecisionOutcome.Approve, 2)]);
    }

    [Fact, Trait("Row", "P12")]
    public async Task Nothing_of_the_others_votes_is_readable_before_ones_own_is_in()
    {
        var (round, _, id, meeting) = await PlannedAsync();
        var (chair, member) = (As(round.Chair), As(round.Member));
        await JoinAsync(meeting, chair, member);
        var before = await ReadAsync(round.Member, meeting);

        await chair.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Reject), Ct);

        (await ReadAsync(round.Member, meeting)).ShouldBe(before);
        await member.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Approve), Ct);
        (await ItemAsync(member, meeting, id)).Votes!.Select(vote => vote.Outcome).ShouldBe([DecisionOutcome.Reject, DecisionOutcome.Approve]);
    }

    [Fact, Trait("Row", "P11")]
    public async Task For_a_conflicted_member_the_item_its_votes_and_minutes_do_not_exist()
    {
        var (round, pair, visible, meeting) = await PlannedAsync();
        var (chair, member) = (As(round.Chair), As(round.Member));
        await JoinAsync(meeting, chair, member);
        var person = await proposals.PersonAsync(Roles.Editor, pair.LeftId);
        await proposals.RoleAsync(new(Guid.CreateVersion7(), 1, person, $"Somebody {person:N}", Roles.Committee, null, null, proposals.Clock.GetUtcNow().AddHours(-1), null));
        await proposals.As(await proposals.PersonAsync(Roles.Facilitator), Roles.Facilitator).SeatMemberAsync(round.RoundId, new(person, Seat.Member, null, null), Ct);
        await JoinAsync(meeting, As(person));
        (await As(person).ReadMeetingAsync(meeting, Ct))!.Agenda.ShouldBeEmpty();
        var open = await (await proposals.PairAsync(round)).SubmittedAsync();
        var without = await ReadAsync(person, meeting);
        without.ShouldContain(open.ToString());
        without.ShouldNotContain(visible.ToString());

        var hidden = await pair.SubmittedAsync();
        await chair.VoteOnProposalAsync(meeting, hidden, new(DecisionOutcome.Approve), Ct);
        await member.VoteOnProposalAsync(meeting, hidden, new(DecisionOutcome.Approve), Ct);
        await chair.WriteMinutesAsync(meeting, hidden, Minutes, 0, Ct);
        await chair.CloseDeliberationAsync(meeting, hidden, Ct);

        (await ReadAsync(person, meeting)).ShouldBe(without);
        (await ItemAsync(chair, meeting, hidden)).Recused.ShouldBe([$"Somebody {person:N}"]);
        await RefusedAsync(() => As(person).VoteOnProposalAsync(meeting, hidden, new(DecisionOutcome.Approve), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => As(person).WriteMinutesAsync(meeting, hidden, Minutes, 1, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => As(person).CloseDeliberationAsync(meeting, hidden, Ct), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_meeting_is_planned_by_facilitator_or_chair_and_read_by_its_committee_and_staff()
    {
        var (round, pair, id, meeting) = await PlannedAsync();
        var facilitator = proposals.As(await proposals.PersonAsync(Roles.Facilitator), Roles.Facilitator);
        var stranger = As(await proposals.PersonAsync(Roles.Committee));
        var now = proposals.Clock.GetUtcNow();
        var told = new NewMeeting(Guid.CreateVersion7(), round.RoundId, now.AddDays(1), MeetingVenue.Online, "https://meet.example/ccop");

        (await facilitator.PlanMeetingAsync(told, Ct)).Id.ShouldBe(told.Id!.Value);
        (await facilitator.PlanMeetingAsync(told, Ct)).Id.ShouldBe(told.Id!.Value);
        await RefusedAsync(() => As(round.Chair).PlanMeetingAsync(told, Ct), HttpStatusCode.Conflict, "record.duplicate");
        await RefusedAsync(() => As(round.Member).PlanMeetingAsync(told with { Id = null }, Ct), HttpStatusCode.Forbidden, "meeting.not_yours");
        await RefusedAsync(() => pair.Left.PlanMeetingAsync(told with { Id = null }, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => facilitator.PlanMeetingAsync(told with { Id = null, RoundId = Guid.CreateVersion7() }, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => facilitator.PlanMeetingAsync(told with { Id = null, Place = "nowhere" }, Ct), HttpStatusCode.UnprocessableEntity, "meeting.address");
        await RefusedAsync(() => facilitator.PlanMeetingAsync(told with { Id = null, StartsAt = now.AddDays(-2) }, Ct), HttpStatusCode.UnprocessableEntity, "meeting.date");
        await RefusedAsync(() => facilitator.JoinMeetingAsync(told.Id!.Value, Ct), HttpStatusCode.UnprocessableEntity, "meeting.not_begun");

        (await As(round.Member).ListMeetingsAsync(Ct, round.RoundId)).Items.Select(card => card.Id).ShouldBe([told.Id!.Value, meeting], ignoreOrder: true);
        (await stranger.ListMeetingsAsync(Ct, round.RoundId)).Items.ShouldBeEmpty();
        (await stranger.ReadMeetingAsync(meeting, Ct)).ShouldBeNull();
        await RefusedAsync(() => stranger.JoinMeetingAsync(meeting, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => facilitator.VoteOnProposalAsync(meeting, id, new(DecisionOutcome.Approve), Ct), HttpStatusCode.Forbidden, "role.missing");
        await facilitator.WriteMinutesAsync(meeting, id, Minutes with { Km = null }, 0, Ct);
        var item = await ItemAsync(facilitator, meeting, id);
        (item.MayWrite, item.MayVote, item.MayClose, item.Votes, item.Version).ShouldBe((true, false, false, null, 1u));
        (await As(round.Member).ListMyTasksAsync(Ct)).Items.Count(task => task.Kind == TaskKind.JoinMeeting).ShouldBe(2);
        (await As(round.Member).ReadMeetingAsync(Guid.CreateVersion7(), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Twenty_votes_at_once_of_one_member_are_one()
    {
        var (round, _, id, meeting) = await PlannedAsync();
        var (chair, member) = (As(round.Chair), As(round.Member));
        await JoinAsync(meeting, chair, member);

        async Task<string> VoteOnProposalAsync(ProposalsClient who, int number)
        {
            try
            {
                await who.VoteOnProposalAsync(meeting, id, new(number % 2 == 0 ? DecisionOutcome.Approve : DecisionOutcome.Reject), Ct);
                return "voted";
            }
            catch (ApiException refused)
            {
                return refused.Code;
            }
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => VoteOnProposalAsync(number < 10 ? chair : member, number)));

        outcomes.Count(outcome => outcome == "voted").ShouldBe(2);
        outcomes.Count(outcome => outcome == "vote.given").ShouldBe(18);
        (await ItemAsync(chair, meeting, id)).Votes!.Count.ShouldBe(2);
    }

    private async Task<(Committee Round, Pair Pair, Guid Id, Guid Meeting)> PlannedAsync()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var chair = As(round.Chair);
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await As(round.Member).ScoreProposalAsync(id, Committee.Scores(4), Ct);
        return (round, pair, id, (await chair.PlanMeetingAsync(new(null, round.RoundId, proposals.Clock.GetUtcNow(), MeetingVenue.InPerson, "Phnom Penh"), Ct)).Id);
    }

    private static async Task JoinAsync(Guid meeting, params IEnumerable<ProposalsClient> members)
    {
        foreach (var member in members)
        {
            await member.JoinMeetingAsync(meeting, Ct);
        }
    }

    private static async Task<DeliberationItem> ItemAsync(ProposalsClient reader, Guid meeting, Guid id) =>
        (await reader.ReadMeetingAsync(meeting, Ct))!.Agenda.Single(item => item.ProposalId == id);

    private static async Task DecideAsync(ProposalsClient chair, Pair pair, Guid id, DecisionOutcome outcome) => await chair.DecideProposalAsync(
        id, new(outcome, new("As voted.", "តាមការបោះឆ្នោត។"), null, outcome == DecisionOutcome.Approve ? Money.Eur(400) : null), await pair.VersionAsync(id), Ct);

    private ProposalsClient As(Guid person) => proposals.As(person, Roles.Committee, Roles.Chair);

    /// <summary>Everything about meetings that a member can read, byte by byte.</summary>
    private async Task<string> ReadAsync(Guid person, Guid meeting)
    {
        using var http = proposals.Http(person, Roles.Committee, Roles.Chair);
        return string.Join('\n', await http.GetStringAsync(new Uri($"api/proposals/meetings/{meeting}", UriKind.Relative), Ct), await http.GetStringAsync(new Uri("api/proposals/meetings", UriKind.Relative), Ct));
    }
}
