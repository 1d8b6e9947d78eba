using System.Net;
using CCoP.Proposals.Contracts;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Events.Tests.Features;

public sealed class PublishingTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "E07")]
    public async Task An_output_is_planned_written_handed_over_and_published_by_somebody_else()
    {
        var cop = await events.CopAsync();
        var changes = await events.Bus.ListenAsync<OutputChanged>();
        var gathering = await cop.HeldAsync();
        var (picture, quote) = (await cop.PictureAsync(), await cop.QuoteAsync());

        var output = await cop.PublishedAsync([picture], [quote], gathering.Id);

        var page = (await events.Everybody.ReadOutputAsync(output.Slug!, Ct))!;
        page.Card.Title.En.ShouldBe("Love stories, seen together");
        page.Card.CopSlug.ShouldBe(cop.Slug);
        page.Card.GatheringSlug.ShouldBe(gathering.Slug);
        page.Media.ShouldHaveSingleItem().AltText!.En.ShouldBe("Two people on a stage");
        page.Stories.ShouldHaveSingleItem().Text.En.ShouldBe("The film made my aunt call me.");
        page.Links.ShouldHaveSingleItem().Url.ShouldBe("https://example.org/film");
        (await events.Everybody.ListOutputsAsync(Ct, cop.Slug)).Items.ShouldHaveSingleItem().Id.ShouldBe(output.Id);
        (await events.Everybody.ReadGatheringAsync(gathering.Slug!, Ct))!.Outputs.ShouldHaveSingleItem().Slug.ShouldBe(output.Slug);
        var told = await changes.OneAsync(change => change.OutputId == output.Id && change.State == OutputState.Published);
        told.MediaIds.ShouldBe([picture]);
        told.StoryIds.ShouldBe([quote]);
        changes.All.Where(change => change.OutputId == output.Id).Select(change => change.State).ShouldBe([OutputState.Planned, OutputState.Draft, OutputState.Ready, OutputState.Published]);
        changes.All.Where(change => change.OutputId == output.Id).Select(change => change.Version).ShouldBe([1, 2, 3, 4]);
    }

    [Fact, Trait("Row", "D12")]
    public async Task Who_wrote_it_does_not_publish_it_and_only_publishers_do()
    {
        var cop = await events.CopAsync();
        var both = await events.PersonAsync(Roles.Editor);
        await events.RoleAsync(new RoleChanged(Guid.CreateVersion7(), 1, both, "Somebody", Roles.Publisher, null, null, events.Clock.GetUtcNow().AddHours(-1), null));
        var writer = events.As(both, Roles.Editor, Roles.Publisher);
        var output = await writer.PlanOutputAsync(new NewOutput(null, OutputKind.Poster, new("Poster"), cop.Id, null, null), Ct);
        await writer.DraftOutputAsync(output.Id, Cop.Draft(), await cop.OutputSeenAsync(output.Id), Ct);
        await writer.HandOverOutputAsync(output.Id, await cop.OutputSeenAsync(output.Id), Ct);
        var seen = await cop.OutputSeenAsync(output.Id);

        await RefusedAsync(() => writer.PublishOutputAsync(output.Id, seen, Ct), HttpStatusCode.Forbidden, "step.same_person");
        await RefusedAsync(() => cop.Representative.PublishOutputAsync(output.Id, seen, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => events.As(Guid.CreateVersion7(), Roles.Publisher).PublishOutputAsync(output.Id, seen, Ct), HttpStatusCode.NotFound);
        (await writer.ReadOutputDeskAsync(output.Id, Ct))!.MayPublish.ShouldBeFalse();
        (await cop.OutputAsync(output.Id)).MayPublish.ShouldBeTrue();
        await cop.PublishAsync(output.Id);
        (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldNotBeNull();
    }

    [Fact, Trait("Row", "D12")]
    public async Task A_publisher_returns_an_output_with_a_reason()
    {
        var cop = await events.CopAsync();
        var output = await cop.ReadyAsync();
        await cop.Publisher.ReturnOutputAsync(output.Id, new("Which film was it?"), await cop.OutputSeenAsync(output.Id), Ct);

        var desk = (await cop.Representative.ReadOutputDeskAsync(output.Id, Ct))!;
        (desk.Card.State, desk.Reason, desk.MayWrite, desk.MayHandOver, desk.MayPublish).ShouldBe((OutputState.Draft, "Which film was it?", true, true, false));
    }

    [Fact]
    public async Task A_step_that_does_not_fit_and_an_older_version_are_refused()
    {
        var cop = await events.CopAsync();
        var output = await cop.Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Article, new("Love stories"), cop.Id, null, null), Ct);
        var seen = await cop.OutputSeenAsync(output.Id);
        await RefusedAsync(() => cop.Representative.HandOverOutputAsync(output.Id, seen, Ct), HttpStatusCode.UnprocessableEntity, "output.state");
        await RefusedAsync(() => cop.Publisher.PublishOutputAsync(output.Id, seen, Ct), HttpStatusCode.UnprocessableEntity, "output.state");
        await RefusedAsync(() => cop.Publisher.ReturnOutputAsync(output.Id, new("Why"), seen, Ct), HttpStatusCode.UnprocessableEntity, "output.state");
        await RefusedAsync(() => cop.Publisher.WithdrawOutputAsync(output.Id, new("Why"), seen, Ct), HttpStatusCode.UnprocessableEntity, "output.state");
        await cop.Representative.DraftOutputAsync(output.Id, Cop.Draft(), seen, Ct);
        await RefusedAsync(() => cop.Representative.DraftOutputAsync(output.Id, Cop.Draft(), seen, Ct), HttpStatusCode.PreconditionFailed, "version.stale");

        var published = await cop.PublishedAsync();
        await RefusedAsync(async () => await cop.Representative.DraftOutputAsync(published.Id, Cop.Draft(), await cop.OutputSeenAsync(published.Id), Ct), HttpStatusCode.UnprocessableEntity, "output.public");
    }

    [Theory]
    [InlineData("http://example.org/film")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://somebody:secret@example.org/")]
    [InlineData("https://example.org/a film")]
    [InlineData("/film")]
    public async Task Only_links_to_a_site_over_https_are_taken(string url)
    {
        var cop = await events.CopAsync();
        var output = await cop.Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Video, new("Love stories"), cop.Id, null, null), Ct);
        await RefusedAsync(
            async () => await cop.Representative.DraftOutputAsync(output.Id, Cop.Draft() with { Links = [new(new("The film"), url)] }, await cop.OutputSeenAsync(output.Id), Ct),
            HttpStatusCode.UnprocessableEntity, "output.link");
    }

    [Fact, Trait("Row", "E07")]
    public async Task What_was_planned_and_not_delivered_shows_as_missing()
    {
        var cop = await events.CopAsync();
        var award = new AwardMade(
            Guid.CreateVersion7(), Guid.CreateVersion7(), cop.Id, new("Love stories"), [cop.MemberId], PaymentOption.Option2, Money.Eur(10), [],
            [new(Guid.CreateVersion7(), "Screening", "KH-12", events.Today, events.Today), new(Guid.CreateVersion7(), "Campaign", "KH-12", events.Today, events.Today)], events.Clock.GetUtcNow());
        await events.Bus.PublishAsync(award);
        await events.EventuallyAsync(db => db.Gatherings.AnyAsync(gathering => gathering.AwardId == award.AwardId), "the activities are planned");
        var gatherings = (await cop.Representative.ListMyGatheringsAsync(Ct)).Items;
        foreach (var gathering in gatherings)
        {
            await cop.Representative.HoldGatheringAsync(gathering.Id, await cop.SeenAsync(gathering.Id), Ct);
        }

        var (screening, campaign) = (gatherings.Single(card => card.Title.En == "Screening"), gatherings.Single(card => card.Title.En == "Campaign"));
        var report = await cop.Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Report, new("Report"), cop.Id, award.AwardId, screening.Id), Ct);
        var article = await cop.PublishedAsync(gathering: screening.Id);
        (await cop.Representative.ReadDeliveryAsync(Ct, award: award.AwardId)).Missing.ShouldBe(0);
        events.Clock.Advance(TimeSpan.FromDays(1));

        foreach (var delivery in new[] { await cop.Representative.ReadDeliveryAsync(Ct, cop.Slug), await cop.Facilitator.ReadDeliveryAsync(Ct, award: award.AwardId) })
        {
            (delivery.Planned, delivery.Delivered, delivery.Missing).ShouldBe((2, 1, 1));
            delivery.Outputs.Single(output => output.IsMissing).Id.ShouldBe(report.Id);
            delivery.Outputs.Single(output => output.State == OutputState.Published).Id.ShouldBe(article.Id);
            delivery.GatheringsWithoutOutput.ShouldHaveSingleItem().Slug.ShouldBe(campaign.Slug);
        }
    }

    [Fact]
    public async Task An_output_of_another_CoP_or_of_its_gathering_does_not_exist()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var (output, gathering) = (await cop.ReadyAsync(), await cop.PlannedAsync());
        var seen = await cop.OutputSeenAsync(output.Id);

        (await other.Representative.ReadOutputDeskAsync(output.Id, Ct)).ShouldBeNull();
        (await other.Representative.ListMyOutputsAsync(Ct, cop.Slug)).Items.ShouldBeEmpty();
        (await other.Representative.ReadDeliveryAsync(Ct, cop.Slug)).Planned.ShouldBe(0);
        await RefusedAsync(() => other.Representative.DraftOutputAsync(output.Id, Cop.Draft(), seen, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => other.Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Video, new("Theirs"), cop.Id, null, null), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => other.Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Video, new("Ours"), other.Id, null, gathering.Id), Ct), HttpStatusCode.NotFound);
        (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldBeNull();
    }

    [Fact, Trait("Row", "G07")]
    public async Task Every_output_is_told_again_on_request()
    {
        var cop = await events.CopAsync();
        var output = await cop.PublishedAsync();
        var changes = await events.Bus.ListenAsync<OutputChanged>();
        await events.As(await events.PersonAsync(Roles.Admin), Roles.Admin).RepublishAsync(Ct);

        // Its publication, version 4, may still be on its way.
        (await changes.OneAsync(change => change.OutputId == output.Id && change.Version == 5)).State.ShouldBe(OutputState.Published);
        await RefusedAsync(() => cop.Publisher.RepublishAsync(Ct), HttpStatusCode.Forbidden);
    }
}
