using System.Net;
using CCoP.Proposals.Domain;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P11")]
public sealed class ImpartialityTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coach_is_kept_out_until_the_chair_rules_with_a_reason()
    {
        var round = await proposals.RoundAsync();
        var id = await (await proposals.PairAsync(round)).SubmittedAsync();
        var (chair, coach) = (Member(round.Chair), Member(round.Member));
        (await coach.ReadProposalAsync(id, Ct)).ShouldNotBeNull();

        await CoachedAsync(id, round.Member);

        (await coach.ReadProposalAsync(id, Ct)).ShouldBeNull();
        await RefusedAsync(() => coach.ScoreProposalAsync(id, Committee.Scores(5), Ct), HttpStatusCode.NotFound);
        (await chair.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.RuleOnInvolvement && task.Id == id);
        var standing = (await chair.ReadCommitteeStandingAsync(id, Ct))!;
        standing.Seats.Single(seat => seat.PersonId == round.Member).Conflicts.ShouldBe([ConflictKind.Coaching]);
        var involvement = standing.Involvements.ShouldHaveSingleItem();
        (involvement.Source, involvement.Ruling).ShouldBe(("Clinic of March", null));
        await RefusedAsync(() => chair.RuleOnInvolvementAsync(id, involvement.Id, new(Ruling.TakesPart, "  "), Ct), HttpStatusCode.BadRequest);

        await chair.RuleOnInvolvementAsync(id, involvement.Id, new(Ruling.TakesPart, "They only explained the form."), Ct);

        (await coach.ReadProposalAsync(id, Ct)).ShouldNotBeNull();
        await coach.ScoreProposalAsync(id, Committee.Scores(5), Ct);
        (await chair.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.Kind == TaskKind.RuleOnInvolvement);
        await RefusedAsync(() => chair.RuleOnInvolvementAsync(id, involvement.Id, new(Ruling.StaysOut, "Changed my mind."), Ct), HttpStatusCode.UnprocessableEntity, "involvement.ruled");
    }

    [Fact]
    public async Task A_coach_who_is_ruled_out_stays_out_and_their_score_no_longer_counts()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var (chair, coach) = (Member(round.Chair), Member(round.Member));
        await coach.ScoreProposalAsync(id, Committee.Scores(5), Ct);
        await chair.ScoreProposalAsync(id, Committee.Scores(3), Ct);
        (await chair.ReadReviewDeskAsync(id, Ct))!.Summary!.Missing.ShouldBe(0);

        await CoachedAsync(id, round.Member);
        await chair.RuleOnInvolvementAsync(id, await ToRuleAsync(chair, id), new(Ruling.StaysOut, "They wrote half of it."), Ct);

        (await coach.ReadReviewDeskAsync(id, Ct)).ShouldBeNull();
        (await chair.ReadReviewDeskAsync(id, Ct))!.Summary.ShouldBe(new ScoreSummary(1, 3m, 1));
        await RefusedAsync(async () => await chair.DecideProposalAsync(id, Committee.Approve(1), await pair.VersionAsync(id), Ct), HttpStatusCode.UnprocessableEntity, "committee.quorum");
    }

    [Fact]
    public async Task A_conflicted_chair_knows_nothing_and_the_substitute_rules()
    {
        var round = await proposals.RoundAsync();
        var id = await (await proposals.PairAsync(round)).SubmittedAsync();
        var (chair, substitute) = (Member(round.Chair), Member(round.Substitute));
        await CoachedAsync(id, round.Chair);
        await CoachedAsync(id, round.Member);

        (await chair.ReadCommitteeStandingAsync(id, Ct)).ShouldBeNull();
        (await chair.ListMyTasksAsync(Ct)).Items.ShouldNotContain(task => task.Id == id);
        var involvements = (await substitute.ReadCommitteeStandingAsync(id, Ct))!.Involvements;
        var (aboutChair, aboutMember) = (involvements.Single(involvement => involvement.PersonId == round.Chair).Id, involvements.Single(involvement => involvement.PersonId == round.Member).Id);
        await RefusedAsync(() => chair.RuleOnInvolvementAsync(id, aboutChair, new(Ruling.TakesPart, "It was nothing."), Ct), HttpStatusCode.NotFound);
        await substitute.RuleOnInvolvementAsync(id, aboutChair, new(Ruling.TakesPart, "It was one question."), Ct);
        (await chair.ReadCommitteeStandingAsync(id, Ct))!.Involvements.Select(involvement => involvement.PersonId).ShouldBe([round.Member]);
        await RefusedAsync(() => substitute.RuleOnInvolvementAsync(id, aboutMember, new(Ruling.TakesPart, "Me too."), Ct), HttpStatusCode.Forbidden, "involvement.not_ruler");
    }

    [Fact]
    public async Task A_challenge_hides_the_proposal_only_once_it_is_upheld()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        var (chair, substitute, member) = (Member(round.Chair), Member(round.Substitute), Member(round.Member));

        await pair.Right.ChallengeMemberAsync(id, new(round.Member, "Their sister works for us."), Ct);
        await pair.Right.ChallengeMemberAsync(id, new(round.Member, "A second click."), Ct);
        await substitute.ChallengeMemberAsync(id, new(round.Chair, "They spoke against this CoP."), Ct);

        (await member.ReadProposalAsync(id, Ct)).ShouldNotBeNull();
        await RefusedAsync(() => member.ReadCommitteeStandingAsync(id, Ct), HttpStatusCode.Forbidden, "committee.not_chair");
        var involvement = (await chair.ReadCommitteeStandingAsync(id, Ct))!.Involvements.ShouldHaveSingleItem();
        (involvement.PersonId, involvement.Kind, involvement.Source).ShouldBe((round.Member, ConflictKind.Challenge, "Their sister works for us."));
        await chair.RuleOnInvolvementAsync(id, involvement.Id, new(Ruling.StaysOut, "It would not look fair."), Ct);
        (await member.ReadProposalAsync(id, Ct)).ShouldBeNull();

        var about = (await substitute.ReadCommitteeStandingAsync(id, Ct))!.Involvements.ShouldHaveSingleItem();
        about.PersonId.ShouldBe(round.Chair);
        await substitute.RuleOnInvolvementAsync(id, about.Id, new(Ruling.TakesPart, "They spoke about the budget only."), Ct);
        (await chair.ReadProposalAsync(id, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_may_not_know_the_proposal_cannot_challenge_and_only_who_judges_can_be_challenged()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var (draft, id) = (await pair.DraftAsync(), await pair.SubmittedAsync());
        var stranger = proposals.As(await proposals.PersonAsync(Roles.Grantee, await proposals.OrganisationAsync("Elsewhere")), Roles.Grantee);

        await RefusedAsync(() => stranger.ChallengeMemberAsync(id, new(round.Member, "I do not like them."), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => pair.Left.ChallengeMemberAsync(id, new(Guid.CreateVersion7(), "Nobody."), Ct), HttpStatusCode.UnprocessableEntity, "challenge.not_seated");
        await RefusedAsync(() => pair.Left.ChallengeMemberAsync(id, new(null, "Nobody."), Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => pair.Left.ChallengeMemberAsync(id, new(round.Member, ""), Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => pair.Left.ChallengeMemberAsync(draft, new(round.Member, "Too early."), Ct), HttpStatusCode.UnprocessableEntity, "proposal.not_submitted");
        await RefusedAsync(() => Member(round.Member).ChallengeMemberAsync(id, new(round.Member, "Me."), Ct), HttpStatusCode.UnprocessableEntity, "challenge.own");
        await RefusedAsync(() => Member(round.Chair).RuleOnInvolvementAsync(id, Guid.CreateVersion7(), new(Ruling.StaysOut, "What?"), Ct), HttpStatusCode.NotFound);
    }

    private ProposalsClient Member(Guid person) => proposals.As(person, Roles.Committee, Roles.Chair);

    private Task<int> CoachedAsync(Guid id, Guid person) => proposals.InDatabaseAsync(db =>
    {
        db.Involvements.Add(Involvement.Coached(new(id), person, "Clinic of March", proposals.Clock.GetUtcNow()));
        return db.SaveChangesAsync(Ct);
    });

    private static async Task<Guid> ToRuleAsync(ProposalsClient chair, Guid id) => (await chair.ReadCommitteeStandingAsync(id, Ct))!.Involvements.Single(involvement => involvement.Ruling is null).Id;
}
