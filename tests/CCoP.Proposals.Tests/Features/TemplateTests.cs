using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P02")]
public sealed class TemplateTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submitted_proposal_keeps_the_template_version_it_was_written_with()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var submitted = await pair.SubmittedAsync();
        var draft = await pair.WrittenAsync();
        var before = (await CurrentAsync())!;

        var version = await PublishAsync(before, Item("safety"));

        version.ShouldNotBe(before.Version);
        (await CurrentAsync()).Version.ShouldBe(version);
        (await Facilitator().ReadTemplateAsync(before.Version, Ct))!.ShouldBeEquivalentTo(before with { IsCurrent = false });
        var kept = (await pair.Left.ReadProposalAsync(submitted, Ct))!;
        (kept.TemplateVersion, kept.NewerTemplate).ShouldBe((before.Version, null));
        kept.Sections.Select(section => section.Key).ShouldBe(before.Sections.Select(section => section.Key));
        await RefusedAsync(() => pair.Left.AdoptTemplateAsync(submitted, version, kept.BasicsVersion, Ct), HttpStatusCode.UnprocessableEntity, "proposal.not_editable");
        var own = (await pair.Left.ReadProposalAsync(draft, Ct))!;
        (own.TemplateVersion, own.NewerTemplate).ShouldBe((before.Version, version), "a draft too, until its members choose");
        (await pair.Left.ReadProposalAsync(await pair.DraftAsync(), Ct))!.TemplateVersion.ShouldBe(version);
    }

    [Fact]
    public async Task A_draft_goes_on_with_new_templates_only_when_its_members_choose_and_loses_no_text()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        var before = await CurrentAsync();
        var dropped = before.Sections[1];
        var version = (await Facilitator().PublishTemplateAsync(
            new([.. before.Sections.Where(section => section != dropped), Item("care")], before.Budget, before.Agenda), Ct)).Version;
        var draft = (await pair.Left.ReadProposalAsync(id, Ct))!;

        await RefusedAsync(() => pair.Left.AdoptTemplateAsync(id, before.Version, draft.BasicsVersion, Ct), HttpStatusCode.UnprocessableEntity, "template.not_current");
        await RefusedAsync(() => pair.Left.AdoptTemplateAsync(id, version, draft.BasicsVersion + 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await pair.Right.AdoptTemplateAsync(id, version, draft.BasicsVersion, Ct);

        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        (page.TemplateVersion, page.NewerTemplate).ShouldBe((version, null));
        page.CoApplicants.ShouldAllBe(member => member.SignedAt == null);
        page.Sections.Single(section => section.Key == "care").Text.ShouldBeEmpty();
        page.Missing.ShouldContain("proposal.incomplete");
        var leftOver = page.Sections[^1];
        (leftOver.Key, leftOver.Title, leftOver.Text, leftOver.IsLeftOver).ShouldBe((dropped.Key, dropped.Title, draft.Sections[1].Text, true));

        // Once its text is moved it is gone; what was written before is kept in the history.
        await pair.Left.WriteSectionAsync(id, "care", leftOver.Text, 0, Ct);
        await pair.Left.WriteSectionAsync(id, dropped.Key, "", leftOver.Version, Ct);
        page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        page.Sections.ShouldAllBe(section => !section.IsLeftOver);
        page.Missing.ShouldNotContain("proposal.incomplete");
        (await pair.Left.ListVersionsAsync(id, Ct, dropped.Key)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_templates_again_are_no_new_version()
    {
        var current = await CurrentAsync();

        var version = await Facilitator().PublishTemplateAsync(new(current.Sections, current.Budget, current.Agenda), Ct);

        version.Version.ShouldBe(current.Version);
    }

    [Fact]
    public async Task What_is_no_template_is_refused()
    {
        var current = await CurrentAsync();
        Task Publish(params IReadOnlyList<TemplateItem> sections) => Facilitator().PublishTemplateAsync(new(sections, current.Budget, current.Agenda), Ct);

        await RefusedAsync(() => Publish(), HttpStatusCode.UnprocessableEntity, "template.sections");
        await RefusedAsync(() => Publish(Item("one"), Item("one")), HttpStatusCode.UnprocessableEntity, "template.keys");
        await RefusedAsync(() => Publish(Item("budget")), HttpStatusCode.UnprocessableEntity, "template.keys");
        await RefusedAsync(() => Publish(Item("one") with { Title = new("English only") }), HttpStatusCode.UnprocessableEntity, "template.languages");
        await RefusedAsync(() => Publish(Item("One Key")), HttpStatusCode.BadRequest);
        await RefusedAsync(() => Publish(Item("one") with { Hint = new(new('x', 301), "ខ") }), HttpStatusCode.BadRequest);
        await RefusedAsync(() => Publish([.. Enumerable.Range(0, 21).Select(number => Item($"s{number}"))]), HttpStatusCode.BadRequest);
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        await RefusedAsync(() => pair.Left.PublishTemplateAsync(new([Item("one")], [], []), Ct), HttpStatusCode.Forbidden);
        (await Facilitator().ReadTemplateAsync("2019-9", Ct)).ShouldBeNull();
        (await CurrentAsync()).Version.ShouldBe(current.Version);
        var other = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.DraftAsync();
        await RefusedAsync(() => other.Left.AdoptTemplateAsync(id, current.Version, 0, Ct), HttpStatusCode.NotFound);
    }

    private static TemplateItem Item(string key) => new(key, new("Safety", "សុវត្ថិភាព"), new("How do you keep people safe?", "តើអ្នកការពារសុវត្ថិភាពមនុស្សដោយរបៀបណា?"));

    private async Task<string> PublishAsync(TemplatePage before, TemplateItem more) =>
        (await Facilitator().PublishTemplateAsync(new([.. before.Sections, more], before.Budget, before.Agenda), Ct)).Version;

    private async Task<TemplatePage> CurrentAsync() => (await Facilitator().ListTemplatesAsync(Ct)).Items.Single(template => template.IsCurrent);

    private ProposalsClient Facilitator() => proposals.As(Guid.CreateVersion7(), Roles.Facilitator);
}
