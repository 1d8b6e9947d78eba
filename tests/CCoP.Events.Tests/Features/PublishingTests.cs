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

    [Fact]
    public async Task Every_read_answers()
    {
        var cop = await events.CopAsync();
        var gathering = await cop.HeldAsync();
        var quote = await cop.QuoteAsync();
        (await events.Everybody.ListGatheringsAsync(Ct, cop.Slug, GatheringKind.Screening, events.Today.Year, "KH-12", GatheringState.Held)).Items.ShouldHaveSingleItem();
        (await cop.DeskAsync(gathering.Id)).Page.Title.En.ShouldBe("Screening for families");
        (await events.Everybody.ReadAttendanceAsync(Ct, cop.Slug, events.Today.Year)).Exact.ShouldBe(0);
        (await events.Everybody.ListLessonsAsync(Ct)).Items.ShouldBeEmpty();
        (await events.Everybody.ListJourneyAsync(Ct)).Items.ShouldBeEmpty();
        (await events.Everybody.ReadCalendarAsync(Ct, cop.Slug)).ShouldContain("BEGIN:VEVENT");
        (await cop.Representative.ListMyTasksAsync(Ct)).Items.ShouldHaveSingleItem().Kind.ShouldBe(EventsTaskKind.RecordAttendance);
        (await cop.Representative.ListMyGatheringsAsync(Ct)).Items.ShouldHaveSingleItem();
        (await cop.Representative.ListMyOutputsAsync(Ct)).Items.ShouldBeEmpty();
        (await cop.Representative.ListStoriesAsync(Ct)).Items.ShouldHaveSingleItem();
        (await cop.Representative.ReadStoryAsync(quote, Ct))!.Card.Consent!.Counts.ShouldBeTrue();
        (await cop.Representative.ReadDeliveryAsync(Ct, cop.Slug)).GatheringsWithoutOutput.ShouldHaveSingleItem();
        var cycle = await cop.Representative.StartCycleAsync(new NewCycle(null, cop.Id, gathering.Id, null, "Why do families come?"), Ct);
        (await cop.Representative.ListCyclesAsync(Ct)).Items.ShouldHaveSingleItem();
        (await cop.Representative.ReadCycleAsync(cycle.Id, Ct))!.Card.GatheringId.ShouldBe(gathering.Id);
    }
}
