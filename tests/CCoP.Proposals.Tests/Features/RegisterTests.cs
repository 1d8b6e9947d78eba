using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P20")]
public sealed class RegisterTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ProposalsClient Anybody => new(proposals.HttpWith(TestTokens.Machine(Scopes.PublicRead)));

    [Fact]
    public async Task The_register_says_who_received_what_for_where_and_names_no_person()
    {
        var (pair, award) = await AwardedAsync(400);
        using var http = proposals.HttpWith(TestTokens.Machine(Scopes.PublicRead));
        var body = await http.GetStringAsync(new Uri("api/proposals/register", UriKind.Relative), Ct);
        body.ShouldNotContain("Somebody");

        var entry = (await Anybody.ListRegisterAsync(Ct)).Items.Single(entry => entry.Id == award.Id);
        entry.Title.En.ShouldBe("Love stories");
        (entry.CopId, entry.CopSlug, entry.CopName.En).ShouldBe((pair.Cop, $"cop-{pair.Cop:N}", "CoP"));
        entry.Members.Select(member => (member.OrganisationId, member.Name.En)).ShouldBe([(pair.LeftId, "Left"), (pair.RightId, "Right")]);
        entry.Provinces.ShouldBe(["KH-12"]);
        (entry.AmountEur, entry.State, entry.MadeAt).ShouldBe((Money.Eur(400), AwardState.WaitingForFinance, award.MadeAt));
    }

    [Fact, Trait("Row", "A25")]
    public async Task Each_award_shows_criteria_reasons_and_the_number_of_recusals_without_names()
    {
        var (_, award) = await AwardedAsync(400, declaring: true);
        using var http = proposals.HttpWith(TestTokens.Machine(Scopes.PublicRead));
        var why = (await Anybody.ListRegisterAsync(Ct)).Items.Single(entry => entry.Id == award.Id).Why;

        why.RoundTitle.En.ShouldBe("Demo round");
        why.Criteria.Select(criterion => (criterion.Title.En, criterion.Weight)).ShouldBe([("Common interest", 40), ("Inclusion", 20), ("Budget realism", 40)]);
        (why.Reason, why.Recusals).ShouldBe((new LocalText("Good.", "ល្អ។"), 1));
        (await http.GetStringAsync(new Uri("api/proposals/register", UriKind.Relative), Ct)).ShouldNotContain("My sister works there");
    }

    [Fact]
    public async Task It_shows_a_suspended_award_neutrally_with_those_who_still_hold_it()
    {
        var (pair, award) = await AwardedAsync(400);
        var version = (await pair.Right.ReadAwardAsync(award.Id, Ct))!.Version;
        await pair.Right.WithdrawFromAwardAsync(award.Id, pair.RightId, new("Private reasons."), version, Ct);

        var entry = (await Anybody.ListRegisterAsync(Ct)).Items.Single(entry => entry.Id == award.Id);
        (entry.State, entry.AmountEur).ShouldBe((AwardState.Suspended, Money.Eur(400)));
        entry.Members.ShouldHaveSingleItem().OrganisationId.ShouldBe(pair.LeftId);
        using var http = proposals.HttpWith(TestTokens.Machine(Scopes.PublicRead));
        (await http.GetStringAsync(new Uri("api/proposals/register", UriKind.Relative), Ct)).ShouldNotContain("Private reasons");
    }

    [Fact]
    public async Task What_was_not_awarded_is_not_in_it()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        await pair.SubmittedAsync();
        (await Anybody.ListRegisterAsync(Ct, $"cop-{pair.Cop:N}")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_can_be_read_by_CoP_and_by_year_and_page_by_page()
    {
        var (pair, first) = await AwardedAsync(100);
        var (_, second) = await AwardedAsync(200, pair);
        var slug = $"cop-{pair.Cop:N}";
        var year = PhnomPenh.Day(first.MadeAt).Year;

        (await Anybody.ListRegisterAsync(Ct, slug)).Items.Select(entry => entry.Id).ShouldBe([second.Id, first.Id]);
        (await Anybody.ListRegisterAsync(Ct, slug, year)).Items.Count.ShouldBe(2);
        (await Anybody.ListRegisterAsync(Ct, slug, year - 1)).Items.ShouldBeEmpty();
        (await Anybody.ListRegisterAsync(Ct, "no-such-cop")).Items.ShouldBeEmpty();

        var page = await Anybody.ListRegisterAsync(Ct, slug, limit: 1);
        page.Items.ShouldHaveSingleItem().Id.ShouldBe(second.Id);
        var last = await Anybody.ListRegisterAsync(Ct, slug, cursor: page.Next, limit: 1);
        last.Items.ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        last.Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_partner_with_the_scope_reads_what_the_award_pays_for_and_nobody_else_does()
    {
        var (pair, award) = await AwardedAsync(400);
        var partner = new ProposalsClient(proposals.HttpWith(TestTokens.Machine(Scopes.PublicRead, Scopes.AwardsRead)));

        var detail = (await partner.ReadRegisteredAwardAsync(award.Id, Ct))!;
        detail.Award.Id.ShouldBe(award.Id);
        var activity = detail.Activities.ShouldHaveSingleItem();
        (activity.Title, activity.Province, activity.AmountEur).ShouldBe(("Screening", "KH-12", Money.Eur(400)));
        var line = activity.Lines.ShouldHaveSingleItem();
        (line.Description, line.OrganisationId, line.AmountEur, line.Currency).ShouldBe(("Camera", pair.RightId, Money.Eur(400), Currency.Eur));

        (await partner.ReadRegisteredAwardAsync(Guid.CreateVersion7(), Ct)).ShouldBeNull();
        await RefusedAsync(() => Anybody.ReadRegisteredAwardAsync(award.Id, Ct), HttpStatusCode.Forbidden, "role.missing");
    }

    private async Task<(Pair Pair, AwardCard Award)> AwardedAsync(decimal eur, Pair? pair = null, bool declaring = false)
    {
        var round = await proposals.RoundAsync(quorum: 1);
        pair = pair is null ? await proposals.PairAsync(round) : pair with { Round = round.RoundId };
        var id = await pair.SubmittedAsync();
        if (declaring)
        {
            await proposals.As(round.Member, Roles.Committee).RecuseAsync(id, new("My sister works there."), Ct);
        }

        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await chair.DecideProposalAsync(id, Committee.Approve(eur), await pair.VersionAsync(id), Ct);
        return (pair, await chair.IssueAwardAsync(id, new(PaymentOption.Option2), await pair.VersionAsync(id), Ct));
    }
}
