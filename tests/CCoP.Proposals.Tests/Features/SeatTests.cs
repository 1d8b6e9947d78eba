using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P10")]
public sealed class SeatTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_seat_counts_for_its_term_and_its_history_is_kept()
    {
        var round = await proposals.RoundAsync();
        var id = await (await proposals.PairAsync(round)).SubmittedAsync();
        var (facilitator, person) = (await FacilitatorAsync(), await proposals.PersonAsync(Roles.Committee));
        var today = PhnomPenh.Day(proposals.Clock.GetUtcNow());
        (await facilitator.ListCandidatesAsync(Ct)).ShouldContain(candidate => candidate.PersonId == person);

        await facilitator.SeatMemberAsync(round.RoundId, new(person, Seat.Member, today.AddDays(1), today.AddDays(2)), Ct);

        (await Member(person).ReadReviewDeskAsync(id, Ct)).ShouldBeNull();
        proposals.Clock.Advance(TimeSpan.FromDays(1));
        (await Member(person).ReadReviewDeskAsync(id, Ct)).ShouldNotBeNull();
        (await SeatAsync(round, person)).Sits.ShouldBeTrue();
        proposals.Clock.Advance(TimeSpan.FromDays(2));
        (await Member(person).ReadReviewDeskAsync(id, Ct)).ShouldBeNull();
        var held = await SeatAsync(round, person);
        (held.Sits, held.From, held.To).ShouldBe((false, PhnomPenh.At(today.AddDays(1), TimeOnly.MinValue), PhnomPenh.At(today.AddDays(3), TimeOnly.MinValue)));
    }

    [Fact]
    public async Task A_seat_that_ends_at_once_takes_its_score_with_it()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var (facilitator, chair, member) = (await FacilitatorAsync(), Member(round.Chair), Member(round.Member));
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await member.ScoreProposalAsync(id, Committee.Scores(4), Ct);

        await facilitator.EndSeatAsync(round.RoundId, (await SeatAsync(round, round.Member)).Id, new(null), Ct);

        (await member.ReadReviewDeskAsync(id, Ct)).ShouldBeNull();
        var refused = await RefusedAsync(async () => await chair.DecideProposalAsync(id, Committee.Approve(1), await pair.VersionAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "committee.quorum");
        refused.Facts["missing"].GetInt32().ShouldBe(1);
        await RefusedAsync(async () => await facilitator.EndSeatAsync(round.RoundId, (await SeatAsync(round, round.Member)).Id, new(null), Ct), HttpStatusCode.UnprocessableEntity, "seat.ended");
    }

    [Fact]
    public async Task A_committee_that_cannot_reach_its_quorum_is_named_with_what_is_missing()
    {
        var round = await proposals.RoundAsync(quorum: 3);
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var facilitator = await FacilitatorAsync();
        (await facilitator.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.Kind == TaskKind.SeatSubstitute && task.Id == id);

        await Member(round.Chair).RecuseAsync(id, new("My sister works there."), Ct);

        (await facilitator.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.SeatSubstitute && task.Id == id);
        var standing = (await facilitator.ReadCommitteeStandingAsync(id, Ct))!;
        (standing.MissingForQuorum, standing.HasDecider).ShouldBe((1, true));
        standing.Seats.Single(seat => seat.PersonId == round.Chair).Conflicts.ShouldBe([ConflictKind.Declared]);
        standing.Involvements.ShouldBeEmpty();
        await Member(round.Substitute).RecuseAsync(id, new("So does mine."), Ct);
        (await facilitator.ReadCommitteeStandingAsync(id, Ct))!.HasDecider.ShouldBeFalse();

        await facilitator.SeatMemberAsync(round.RoundId, new(await proposals.PersonAsync(Roles.Committee), Seat.Substitute, null, null), Ct);
        await facilitator.SeatMemberAsync(round.RoundId, new(await proposals.PersonAsync(Roles.Committee), Seat.Member, null, null), Ct);

        var mended = (await facilitator.ReadCommitteeStandingAsync(id, Ct))!;
        (mended.MissingForQuorum, mended.HasDecider).ShouldBe((0, true));
        (await facilitator.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.Kind == TaskKind.SeatSubstitute && task.Id == id);
    }

    [Fact]
    public async Task Nobody_sits_twice_there_is_one_chair_and_only_the_facilitator_seats_whoever_holds_the_role()
    {
        var round = await proposals.RoundAsync();
        var (facilitator, person) = (await FacilitatorAsync(), await proposals.PersonAsync(Roles.Committee));
        var today = PhnomPenh.Day(proposals.Clock.GetUtcNow());
        Task SeatAsync(Guid? who, Seat seat = Seat.Member, DateOnly? from = null, DateOnly? until = null) => facilitator.SeatMemberAsync(round.RoundId, new(who, seat, from, until), Ct);

        await RefusedAsync(() => SeatAsync(round.Member), HttpStatusCode.UnprocessableEntity, "committee.people");
        await RefusedAsync(() => SeatAsync(person, Seat.Chair), HttpStatusCode.UnprocessableEntity, "committee.chair");
        await RefusedAsync(() => SeatAsync(person, from: today.AddDays(-1)), HttpStatusCode.UnprocessableEntity, "seat.past");
        await RefusedAsync(() => SeatAsync(person, from: today.AddDays(2), until: today.AddDays(1)), HttpStatusCode.UnprocessableEntity, "seat.dates");
        await RefusedAsync(() => SeatAsync(person, until: DateOnly.MaxValue), HttpStatusCode.UnprocessableEntity, "seat.dates");
        await RefusedAsync(() => SeatAsync(null), HttpStatusCode.BadRequest);
        await RefusedAsync(() => SeatAsync(Guid.CreateVersion7()), HttpStatusCode.UnprocessableEntity, "seat.no_role");
        await RefusedAsync(() => facilitator.SeatMemberAsync(Guid.CreateVersion7(), new(person, Seat.Member, null, null), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => facilitator.EndSeatAsync(round.RoundId, Guid.CreateVersion7(), new(null), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => Member(round.Chair).SeatMemberAsync(round.RoundId, new(person, Seat.Member, null, null), Ct), HttpStatusCode.Forbidden, "role.missing");
    }

    [Fact, Trait("Row", "P13")]
    public async Task A_rubric_is_revised_until_its_round_opens_and_frozen_from_then_on()
    {
        var opens = PhnomPenh.At(PhnomPenh.Day(proposals.Clock.GetUtcNow()).AddDays(3), TimeOnly.MinValue);
        var (model, facilitator) = ((await proposals.RoundAsync()).Import, await FacilitatorAsync());
        var key = $"round-{Guid.CreateVersion7():N}";
        var import = model with { Demo = false, Opens = opens, Deadline = opens.AddDays(30) };
        var id = (await proposals.Importer.ImportRoundAsync(key, import, Ct)).Id;
        List<Criterion> revised = [new("common-interest", new("Common interest"), 30), new("inclusion", new("Inclusion"), 30), new("budget", new("Budget realism"), 30), new("learning", new("Learning"), 10)];
        var seen = (await facilitator.ReadRoundAsync(id, Ct))!.Version;

        await RefusedAsync(() => facilitator.ReviseRubricAsync(id, new([.. revised[..3]]), seen, Ct), HttpStatusCode.UnprocessableEntity, "rubric.weights");
        await RefusedAsync(() => facilitator.ReviseRubricAsync(id, new([revised[0], revised[0] with { Weight = 70 }]), seen, Ct), HttpStatusCode.UnprocessableEntity, "rubric.keys");
        await RefusedAsync(() => facilitator.ReviseRubricAsync(id, new([new("anything", new("Anything"), 100)]), seen, Ct), HttpStatusCode.UnprocessableEntity, "rubric.missing");
        await RefusedAsync(() => facilitator.ReviseRubricAsync(Guid.CreateVersion7(), new(revised), seen, Ct), HttpStatusCode.NotFound);
        await facilitator.ReviseRubricAsync(id, new(revised), seen, Ct);
        await RefusedAsync(() => facilitator.ReviseRubricAsync(id, new(revised), seen, Ct), HttpStatusCode.PreconditionFailed, "version.stale");

        var page = (await facilitator.ReadRoundAsync(id, Ct))!;
        (page.RubricVersion, page.Rubric[3].Key).ShouldBe((2, "learning"));
        (await proposals.Importer.ImportRoundAsync(key, import, Ct)).Outcome.ShouldBe("unchanged");
        proposals.Clock.Advance(TimeSpan.FromDays(4));
        await RefusedAsync(() => facilitator.ReviseRubricAsync(id, new(revised), page.Version, Ct), HttpStatusCode.UnprocessableEntity, "rubric.frozen");
        proposals.Clock.Advance(TimeSpan.FromDays(-4));
    }

    [Fact, Trait("Row", "P13")]
    public async Task A_comment_to_the_CoP_is_read_by_its_writers_after_the_decision_and_an_internal_one_never()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var (chair, member) = (Member(round.Chair), Member(round.Member));
        await chair.ScoreProposalAsync(id, Committee.Scores(4) with { Comment = "Weak on money.", ToCop = "Explain the camera." }, Ct);
        await member.ScoreProposalAsync(id, Committee.Scores(4) with { Comment = null, ToCop = null }, Ct);
        (await pair.Left.ReadProposalAsync(id, Ct))!.CommentsToCop.ShouldBeEmpty();

        await chair.DecideProposalAsync(id, new(DecisionOutcome.Return, new("Say more.", "សូមបន្ថែម។"), null, null), await pair.VersionAsync(id), Ct);

        using var http = proposals.Http(await proposals.PersonAsync(Roles.Grantee, pair.LeftId, pair.Cop), Roles.Grantee);
        var page = await http.GetStringAsync(new Uri($"api/proposals/{id}", UriKind.Relative), Ct);
        page.ShouldContain("Explain the camera.");
        page.ShouldNotContain("Weak on money.");
        page.ShouldNotContain($"Somebody {round.Chair:N}");

        await pair.Left.WriteSectionAsync(id, "idea", "Much more.", 1, Ct);
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);
        await member.ScoreProposalAsync(id, Committee.Scores(5) with { ToCop = "Not yet for you." }, Ct);
        (await pair.Left.ReadProposalAsync(id, Ct))!.CommentsToCop.ShouldBe(["Explain the camera."]);
    }

    private async Task<ProposalsClient> FacilitatorAsync() => proposals.As(await proposals.PersonAsync(Roles.Facilitator), Roles.Facilitator);

    private ProposalsClient Member(Guid person) => proposals.As(person, Roles.Committee, Roles.Chair);

    private async Task<CommitteeSeat> SeatAsync(Committee round, Guid person) => (await Member(person).ReadRoundAsync(round.RoundId, Ct))!.Committee.Single(seat => seat.PersonId == person);
}
