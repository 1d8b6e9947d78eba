using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Events.Tests.Features;

/// <summary>History, as printed: past the rules of new work, never past those of dignity.</summary>
public sealed class ImportTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "E01"), Trait("Row", "E04")]
    public async Task A_historical_gathering_is_kept_as_printed_with_what_other_sources_claim_beside_it()
    {
        var (cop, key) = (await events.CopAsync(), Key());
        var told = Campaign(cop);

        var first = await events.Importer.ImportGatheringAsync(key, told, Ct);
        first.Outcome.ShouldBe("created");
        (await events.Importer.ImportGatheringAsync(key, told, Ct)).ShouldBe(first with { Outcome = "unchanged" });

        var page = (await events.Everybody.ReadGatheringAsync(key, Ct))!;
        page.Dates.ShouldBe(new GatheringDates("5th February 2024", new(2024, 2, 5), new(2024, 2, 5), DatePrecision.Day, null, null));
        (page.Historical, page.State, page.Source, page.FollowUpDemand).ShouldBe((true, GatheringState.Held, "booklet, line 449", "They asked for more events like this."));
        page.OtherClaims.ShouldHaveSingleItem().ShouldBe(new OtherClaim("date", "8 March", "general knowledge"));
        page.Attendance.Exact.ShouldBeNull();
        page.Attendance.Estimates.ShouldHaveSingleItem().Qualifier.ShouldBe("around");

        (await events.Importer.ImportGatheringAsync(key, told with { Attendance = [told.Attendance![0] with { Qualifier = "over" }] }, Ct)).Outcome.ShouldBe("changed");
        (await events.Everybody.ReadGatheringAsync(key, Ct))!.Attendance.Estimates.ShouldHaveSingleItem().Qualifier.ShouldBe("over");
        (await events.Importer.ImportGatheringAsync(key, told with { Basics = told.Basics with { Partners = ["Provincial Hall"] } }, Ct)).Outcome.ShouldBe("changed");
    }

    [Fact, Trait("Row", "E01")]
    public async Task History_is_changed_by_its_import_only_and_tells_nothing()
    {
        var (cop, key) = (await events.CopAsync(), Key());
        var held = await events.Bus.ListenAsync<GatheringHeld>();
        var id = (await events.Importer.ImportGatheringAsync(key, Campaign(cop), Ct)).Id;
        var seen = await cop.SeenAsync(id);

        (await cop.DeskAsync(id)).MayRecordAttendance.ShouldBeFalse();
        await RefusedAsync(() => cop.Representative.DescribeGatheringAsync(id, Cop.Basics(), seen, Ct), HttpStatusCode.UnprocessableEntity, "gathering.historical");
        await RefusedAsync(() => cop.Representative.HoldGatheringAsync(id, seen, Ct), HttpStatusCode.UnprocessableEntity, "gathering.historical");
        await RefusedAsync(() => cop.Representative.RecordAttendanceAsync(id, new([]), seen, Ct), HttpStatusCode.UnprocessableEntity, "gathering.historical");
        await RefusedAsync(
            () => events.Importer.ImportGatheringAsync(Key(), Campaign(cop) with { Attendance = [new(AttendanceKind.Named, null, null, "participants", "sheet", ["Somebody"])] }, Ct),
            HttpStatusCode.UnprocessableEntity, "attendance.names");
        await RefusedAsync(() => cop.Facilitator.ImportGatheringAsync(key, Campaign(cop), Ct), HttpStatusCode.Forbidden);
        await events.ToldAsync();
        held.All.ShouldBeEmpty();
    }

    [Fact, Trait("Row", "E07")]
    public async Task A_historical_output_is_text_alone_planned_or_delivered_and_stays_withdrawn()
    {
        var (cop, gathering, films, screening) = (await events.CopAsync(), Key(), Key(), Key());
        await events.Importer.ImportGatheringAsync(gathering, Campaign(cop), Ct);
        var delivered = new OutputImport(cop.Id, OutputKind.Video, new("Three love stories"), new("Three films of couples."), gathering, Delivered: true, "document 3 love-story videos", "Feb-May 2024", "booklet, line 485");
        var planned = delivered with { Title = new("Screening"), Delivered = false, Gathering = null };

        var film = await events.Importer.ImportOutputAsync(films, delivered, Ct);
        await events.Importer.ImportOutputAsync(screening, planned, Ct);
        (await events.Importer.ImportOutputAsync(films, delivered, Ct)).Outcome.ShouldBe("unchanged");

        var page = (await events.Everybody.ReadOutputAsync(films, Ct))!;
        (page.Planned, page.Card.Printed, page.Card.GatheringSlug, page.Card.Historical).ShouldBe(("document 3 love-story videos", "Feb-May 2024", gathering, true));
        page.Media.ShouldBeEmpty();
        page.Stories.ShouldBeEmpty();
        (await events.Everybody.ReadOutputAsync(screening, Ct)).ShouldBeNull();
        (await cop.Representative.ReadDeliveryAsync(Ct, cop.Slug)).Missing.ShouldBe(1);

        await RefusedAsync(async () => await cop.Representative.DraftOutputAsync(film.Id, Cop.Draft(), await cop.OutputSeenAsync(film.Id), Ct), HttpStatusCode.UnprocessableEntity, "output.historical");
        await cop.Representative.WithdrawOutputAsync(film.Id, new("One of the couples asked for it."), await cop.OutputSeenAsync(film.Id), Ct);
        (await events.Importer.ImportOutputAsync(films, delivered, Ct)).Outcome.ShouldBe("unchanged");
        await RefusedAsync(() => events.Everybody.ReadOutputAsync(films, Ct), HttpStatusCode.Gone, "output.gone");
        await RefusedAsync(() => events.Importer.ImportOutputAsync(Key(), delivered with { Gathering = "nowhere" }, Ct), HttpStatusCode.UnprocessableEntity, "import.unknown_key");
    }

    [Fact, Trait("Row", "E08")]
    public async Task A_historical_story_is_a_reference_without_words_and_is_never_published()
    {
        var (cop, key) = (await events.CopAsync(), Key());
        var told = new StoryImport(StoryKind.Quote, cop.Id, null, "Anonymous", new("Illness and death in a family"), "Nobody has agreed to it here", "booklet, page 30");
        var id = (await events.Importer.ImportStoryAsync(key, told, Ct)).Id;
        (await events.Importer.ImportStoryAsync(key, told, Ct)).Outcome.ShouldBe("unchanged");
        await events.ConsentAsync(cop.Id, id);

        var story = (await cop.Safeguarding.ReadStoryAsync(id, Ct))!;
        (story.Text, story.Card.State, story.Card.PlaceInBooklet).ShouldBe((null, StoryState.Reference, "booklet, page 30"));
        var output = await cop.ReadyAsync(stories: [id]);
        await RefusedAsync(() => cop.PublishAsync(output.Id), HttpStatusCode.UnprocessableEntity, "story.reference");
        await RefusedAsync(() => cop.Representative.ReviseStoryAsync(id, new(new("Its words"), "Anonymous", null), story.Version, Ct), HttpStatusCode.UnprocessableEntity, "story.reference");
        await RefusedAsync(() => cop.Safeguarding.RestrictStoryAsync(id, new(null), story.Version, Ct), HttpStatusCode.UnprocessableEntity, "story.reference");
        await Should.ThrowAsync<Npgsql.PostgresException>(() => events.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE stories SET text_en = 'Its words' WHERE id = {id}", Ct)));
    }

    [Fact, Trait("Row", "E10")]
    public async Task The_cloud_of_lessons_redraws_from_its_counts()
    {
        var (tax, timing) = (Key(), Key());
        await events.Importer.ImportLessonAsync(tax, new(new("TAX regulation"), 1, "booklet, line 640", null, null), Ct);
        await events.Importer.ImportLessonAsync(timing, new(new("timing"), 2, "booklet, line 645", null, null), Ct);
        (await MineAsync()).ShouldBe([timing, tax]);

        (await events.Importer.ImportLessonAsync(tax, new(new("TAX regulation"), 5, "booklet, line 640", "Two clearances came back", "Ask the tax helper first"), Ct)).Outcome.ShouldBe("changed");
        (await MineAsync()).ShouldBe([tax, timing]);
        var page = await events.Everybody.ListLessonsAsync(Ct, limit: 1);
        (page.Items[0].Slug, page.Items[0].Count, page.Items[0].Action).ShouldBe((tax, 5, "Ask the tax helper first"));
        (await events.Everybody.ListLessonsAsync(Ct, page.Next)).Items[0].Slug.ShouldBe(timing);

        async Task<IEnumerable<string>> MineAsync() => (await events.Everybody.ListLessonsAsync(Ct)).Items.Select(lesson => lesson.Slug).Where(slug => slug == tax || slug == timing);
    }

    [Fact, Trait("Row", "E11")]
    public async Task The_stops_of_the_journey_come_in_their_order_with_their_gatherings()
    {
        var (cop, gathering, first, second) = (await events.CopAsync(), Key(), Key(), Key());
        await events.Importer.ImportGatheringAsync(gathering, Campaign(cop), Ct);
        await events.Importer.ImportJourneyStopAsync(second, new(2, new("Five CoP established and awarded"), null, null, []), Ct);
        var told = new JourneyStopImport(1, new("Linking Toward Inclusive CoP"), new("exploring a way to establish CoP"), "2023", [gathering]);
        await events.Importer.ImportJourneyStopAsync(first, told, Ct);
        (await events.Importer.ImportJourneyStopAsync(first, told, Ct)).Outcome.ShouldBe("unchanged");

        var stops = (await events.Everybody.ListJourneyAsync(Ct)).Items;
        stops.Select(stop => stop.Title.En).ShouldBe(["Linking Toward Inclusive CoP", "Five CoP established and awarded"]);
        stops[0].Gatherings.ShouldHaveSingleItem().Slug.ShouldBe(gathering);
        (await events.Everybody.ListJourneyAsync(Ct, (await events.Everybody.ListJourneyAsync(Ct, limit: 1)).Next)).Items.ShouldHaveSingleItem().Position.ShouldBe(2);
        await RefusedAsync(() => events.Importer.ImportJourneyStopAsync(first, told with { Gatherings = ["nowhere"] }, Ct), HttpStatusCode.UnprocessableEntity, "import.unknown_key");
    }

    private static GatheringImport Campaign(Cop cop) => new(
        cop.Id, new(new("International Women's Day"), GatheringKind.Campaign, "KH-16", "Rattanakiri", null, ["women"], ["National AIDS Authority"], []),
        new("5th February 2024", new(2024, 2, 5), null, DatePrecision.Day, null, null), GatheringState.Held, "booklet, line 449", [new("date", "8 March", "general knowledge")],
        [new(AttendanceKind.Estimated, 89, "around", "participants", "booklet, line 450", null)], "They asked for more events like this.");

    private static string Key() => $"key-{Guid.CreateVersion7():N}";
}
