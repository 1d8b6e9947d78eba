using System.Net;
using CCoP.Proposals.Contracts;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Events.Tests.Features;

public sealed class GatheringTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "E01")]
    public async Task A_representative_plans_moves_describes_and_holds_a_gathering_of_the_CoP()
    {
        var cop = await events.CopAsync();
        var held = await events.Bus.ListenAsync<GatheringHeld>();
        var planned = await cop.PlannedAsync(daysFromToday: 20);
        var id = planned.Id;

        await cop.Representative.RescheduleGatheringAsync(id, new(cop.On(0, days: 3)), await cop.SeenAsync(id), Ct);
        await cop.Facilitator.DescribeGatheringAsync(id, Cop.Basics("Screening in two halls"), await cop.SeenAsync(id), Ct);
        await cop.Representative.HoldGatheringAsync(id, await cop.SeenAsync(id), Ct);

        var page = (await events.Everybody.ReadGatheringAsync(planned.Slug!, Ct))!;
        page.Title.ShouldBe(new LocalText("Screening in two halls", "ការចាក់បញ្ចាំងសម្រាប់គ្រួសារ"));
        (page.State, page.Kind, page.Province, page.CopSlug, page.Historical).ShouldBe((GatheringState.Held, GatheringKind.Screening, "KH-12", cop.Slug, false));
        page.Dates.ShouldBe(cop.On(0, days: 3));
        page.Agenda.ShouldHaveSingleItem().Time.ShouldBe(new TimeOnly(14, 0));
        page.Partners.ShouldBe(["Department of Women's Affairs"]);
        var told = await held.OneAsync(message => message.GatheringId == id);
        (told.CopId, told.From, told.To, told.AwardId).ShouldBe((cop.Id, events.Today, events.Today.AddDays(2), null));
    }

    [Fact]
    public async Task A_repeat_of_a_plan_with_the_same_id_answers_as_the_first_did()
    {
        var cop = await events.CopAsync();
        var wanted = cop.Wanted() with { Id = Guid.CreateVersion7() };

        var first = await cop.Representative.PlanGatheringAsync(wanted, Ct);
        (await cop.Representative.PlanGatheringAsync(wanted, Ct)).ShouldBe(first);
        await RefusedAsync(() => cop.Representative.PlanGatheringAsync(wanted with { Basics = Cop.Basics("Another one") }, Ct), HttpStatusCode.Conflict, "record.duplicate");
        (await cop.Representative.ListMyGatheringsAsync(Ct)).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_is_held_from_its_first_day_on_and_on_days_that_are_known()
    {
        var cop = await events.CopAsync();
        var (later, february) = (await cop.PlannedAsync(daysFromToday: 1), await cop.PlannedAsync());
        var month = new GatheringDates(null, events.Today, null, DatePrecision.Month, null, null);
        await cop.Representative.RescheduleGatheringAsync(february.Id, new(month), await cop.SeenAsync(february.Id), Ct);

        await RefusedAsync(() => HoldAsync(cop, later.Id), HttpStatusCode.UnprocessableEntity, "gathering.too_early");
        await RefusedAsync(() => HoldAsync(cop, february.Id), HttpStatusCode.UnprocessableEntity, "gathering.dates");
        (await cop.DeskAsync(later.Id)).MayHold.ShouldBeFalse();

        events.Clock.Advance(TimeSpan.FromDays(1));
        (await cop.DeskAsync(later.Id)).MayHold.ShouldBeTrue();
        await HoldAsync(cop, later.Id);
        (await cop.DeskAsync(later.Id)).Page.State.ShouldBe(GatheringState.Held);
    }

    [Fact]
    public async Task Wrong_days_times_and_provinces_are_refused()
    {
        var cop = await events.CopAsync();
        var wanted = cop.Wanted();
        await RefusedAsync(() => cop.Representative.PlanGatheringAsync(wanted with { Dates = wanted.Dates with { To = wanted.Dates.From!.Value.AddDays(-1) } }, Ct), HttpStatusCode.UnprocessableEntity, "gathering.dates");
        await RefusedAsync(() => cop.Representative.PlanGatheringAsync(wanted with { Dates = wanted.Dates with { Ends = new(9, 0) } }, Ct), HttpStatusCode.UnprocessableEntity, "gathering.times");
        await RefusedAsync(() => cop.Representative.PlanGatheringAsync(wanted with { Basics = wanted.Basics with { Province = "KH-26" } }, Ct), HttpStatusCode.BadRequest, "gathering.province");
    }

    [Fact]
    public async Task A_cancelled_gathering_says_why_and_cannot_be_changed_any_more()
    {
        var cop = await events.CopAsync();
        var planned = await cop.PlannedAsync(daysFromToday: 3);
        await cop.Representative.CancelGatheringAsync(planned.Id, new("The road is under water."), await cop.SeenAsync(planned.Id), Ct);

        (await events.Everybody.ReadGatheringAsync(planned.Slug!, Ct))!.CancelledBecause.ShouldBe("The road is under water.");
        await RefusedAsync(async () => await cop.Representative.DescribeGatheringAsync(planned.Id, Cop.Basics(), await cop.SeenAsync(planned.Id), Ct), HttpStatusCode.UnprocessableEntity, "gathering.state");
        await RefusedAsync(async () => await cop.Representative.RescheduleGatheringAsync(planned.Id, new(cop.On(9)), await cop.SeenAsync(planned.Id), Ct), HttpStatusCode.UnprocessableEntity, "gathering.state");
        await RefusedAsync(() => HoldAsync(cop, planned.Id), HttpStatusCode.UnprocessableEntity, "gathering.state");
    }

    [Fact]
    public async Task An_older_version_is_refused()
    {
        var cop = await events.CopAsync();
        var planned = await cop.PlannedAsync();
        var seen = await cop.SeenAsync(planned.Id);
        await cop.Representative.DescribeGatheringAsync(planned.Id, Cop.Basics("Other words"), seen, Ct);

        await RefusedAsync(() => cop.Representative.DescribeGatheringAsync(planned.Id, Cop.Basics("Third words"), seen, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
    }

    [Fact, Trait("Row", "M04")]
    public async Task People_of_other_CoPs_and_people_whose_role_ended_have_no_desk()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var planned = await cop.PlannedAsync();
        var seen = await cop.SeenAsync(planned.Id);
        var ended = Guid.CreateVersion7();
        await events.RoleAsync(new RoleChanged(Guid.CreateVersion7(), 1, ended, "Somebody", Roles.Grantee, cop.MemberId, null, events.Clock.GetUtcNow().AddDays(-9), events.Clock.GetUtcNow().AddDays(-1)));

        var elsewhere = await events.PersonAsync(Roles.Facilitator, cop: other.Id);
        foreach (var stranger in new[] { other.Representative, events.As(ended, Roles.Grantee), events.As(elsewhere, Roles.Facilitator), events.As(Guid.CreateVersion7(), Roles.Facilitator) })
        {
            (await stranger.ReadGatheringDeskAsync(planned.Id, Ct)).ShouldBeNull();
            (await stranger.ListMyGatheringsAsync(Ct, cop.Slug)).Items.ShouldBeEmpty();
            await RefusedAsync(() => stranger.HoldGatheringAsync(planned.Id, seen, Ct), HttpStatusCode.NotFound);
            await RefusedAsync(() => stranger.PlanGatheringAsync(cop.Wanted(), Ct), HttpStatusCode.NotFound);
        }

        await RefusedAsync(() => cop.Publisher.HoldGatheringAsync(planned.Id, seen, Ct), HttpStatusCode.Forbidden);
        await RefusedAsync(() => events.Everybody.ReadGatheringDeskAsync(planned.Id, Ct), HttpStatusCode.Forbidden);
        await RefusedAsync(() => cop.Representative.PlanGatheringAsync(cop.Wanted() with { CopId = null }, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => events.As(elsewhere, Roles.Facilitator).PlanGatheringAsync(cop.Wanted() with { CopId = null }, Ct), HttpStatusCode.NotFound);
        (await cop.Facilitator.PlanGatheringAsync(cop.Wanted() with { CopId = null }, Ct)).Slug.ShouldNotBeNull();
    }

    [Fact, Trait("Row", "E01")]
    public async Task Each_activity_of_an_award_becomes_a_planned_gathering_once()
    {
        var cop = await events.CopAsync();
        AwardActivity[] activities = [new(Guid.CreateVersion7(), "Screening", "KH-12", events.Today, events.Today), new(Guid.CreateVersion7(), "Campaign", "KH-16", events.Today.AddDays(3), events.Today.AddDays(5), "Market square", [new(events.Today.AddDays(3), new(8, 0), "Posters", "LiD")])];
        var award = new AwardMade(Guid.CreateVersion7(), Guid.CreateVersion7(), cop.Id, new("Love stories"), [cop.MemberId], PaymentOption.Option2, Money.Eur(10), [], activities, events.Clock.GetUtcNow());
        var told = Guid.CreateVersion7();
        await events.Bus.PublishAsync(award, told);
        await events.EventuallyAsync(db => db.Gatherings.AnyAsync(gathering => gathering.AwardId == award.AwardId), "the activities are planned");
        var campaign = (await cop.Representative.ListMyGatheringsAsync(Ct)).Items[0];
        (campaign.Title.En, campaign.Province, campaign.Dates.Precision, campaign.State).ShouldBe(("Campaign", "KH-16", DatePrecision.Days, GatheringState.Planned));
        var page = (await cop.DeskAsync(campaign.Id)).Page;
        (page.Place, page.Agenda.ShouldHaveSingleItem()).ShouldBe(("Market square", new AgendaItem(events.Today.AddDays(3), new(8, 0), "Posters", "LiD")));
        await cop.Representative.RescheduleGatheringAsync(campaign.Id, new(cop.On(0)), await cop.SeenAsync(campaign.Id), Ct);

        // The same message again, the same award told again, and one that has grown.
        var third = new AwardActivity(Guid.CreateVersion7(), "Visit", "KH-2", events.Today, events.Today);
        await events.Bus.PublishAsync(award, told);
        await events.Bus.PublishAsync(award);
        await events.Bus.PublishAsync(award with { Activities = [.. activities, third] });
        await events.EventuallyAsync(db => db.Gatherings.AnyAsync(gathering => gathering.ActivityId == third.Id), "the third activity is planned");

        (await cop.Representative.ListMyGatheringsAsync(Ct)).Items.Count.ShouldBe(3);
        var desk = await cop.DeskAsync(campaign.Id);
        (desk.AwardId, desk.ActivityId, desk.Page.Dates).ShouldBe((award.AwardId, activities[1].Id, cop.On(0)));
        var held = await events.Bus.ListenAsync<GatheringHeld>();
        await HoldAsync(cop, campaign.Id);
        (await held.OneAsync(message => message.GatheringId == campaign.Id)).ActivityId.ShouldBe(activities[1].Id);
    }

    [Fact, Trait("Row", "P17")]
    public async Task An_amendment_moves_the_gathering_of_a_changed_activity_and_leaves_the_others_where_the_members_put_them()
    {
        var cop = await events.CopAsync();
        AwardActivity[] activities = [new(Guid.CreateVersion7(), "Screening", "KH-12", events.Today, events.Today), new(Guid.CreateVersion7(), "Campaign", "KH-16", events.Today.AddDays(3), events.Today.AddDays(5))];
        var award = new AwardMade(Guid.CreateVersion7(), Guid.CreateVersion7(), cop.Id, new("Love stories"), [cop.MemberId], PaymentOption.Option2, Money.Eur(10), [], activities, events.Clock.GetUtcNow());
        await events.Bus.PublishAsync(award);
        await events.EventuallyAsync(db => db.Gatherings.AnyAsync(gathering => gathering.AwardId == award.AwardId), "the activities are planned");
        var planned = (await cop.Representative.ListMyGatheringsAsync(Ct)).Items;
        var (screening, campaign) = (planned.Single(one => one.Title.En == "Screening"), planned.Single(one => one.Title.En == "Campaign"));
        await cop.Representative.RescheduleGatheringAsync(screening.Id, new(cop.On(1)), await cop.SeenAsync(screening.Id), Ct);
        AwardAmended Amended(int number, string province, int days) => new(
            award.AwardId, number, Money.Eur(10), [], [activities[1] with { Province = province, From = events.Today.AddDays(days), To = events.Today.AddDays(days) }], events.Clock.GetUtcNow());

        await events.Bus.PublishAsync(Amended(2, "KH-2", 20));
        await events.EventuallyAsync(db => db.Gatherings.AnyAsync(gathering => gathering.AwardId == award.AwardId && gathering.AmendmentNumber == 2), "the campaign has moved");
        await events.Bus.PublishAsync(Amended(1, "KH-3", 10)); // Late.
        await events.Bus.PublishAsync(Amended(3, "KH-2", 21));
        await events.EventuallyAsync(db => db.Gatherings.AnyAsync(gathering => gathering.AwardId == award.AwardId && gathering.AmendmentNumber == 3), "the campaign has moved again");

        var page = (await cop.DeskAsync(campaign.Id)).Page;
        (page.Province, page.Dates.From, page.Dates.Precision).ShouldBe(("KH-2", events.Today.AddDays(21), DatePrecision.Day));
        (await cop.DeskAsync(screening.Id)).Page.Dates.ShouldBe(cop.On(1));
    }

    [Fact, Trait("Row", "E01")]
    public async Task The_list_is_filtered_and_read_page_by_page_the_newest_first()
    {
        var cop = await events.CopAsync();
        List<Guid> planned = [];
        foreach (var day in new[] { 5, 1, 3, 3, 9 })
        {
            planned.Add((await cop.PlannedAsync(day)).Id);
        }

        List<GatheringCard> read = [];
        string? cursor = null;
        do
        {
            var page = await events.Everybody.ListGatheringsAsync(Ct, cop.Slug, cursor: cursor, limit: 2);
            page.Items.Count.ShouldBeLessThanOrEqualTo(2);
            read.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        read.Select(card => card.Id).ShouldBe([planned[4], planned[0], planned[3], planned[2], planned[1]]);
        (await events.Everybody.ListGatheringsAsync(Ct, cop.Slug, GatheringKind.Training)).Items.ShouldBeEmpty();
        (await events.Everybody.ListGatheringsAsync(Ct, cop.Slug, province: "KH-1")).Items.ShouldBeEmpty();
        (await events.Everybody.ListGatheringsAsync(Ct, cop.Slug, state: GatheringState.Held)).Items.ShouldBeEmpty();
        (await events.Everybody.ListGatheringsAsync(Ct, cop.Slug, year: 2020)).Items.ShouldBeEmpty();
        (await events.Everybody.ListGatheringsAsync(Ct, cop.Slug, GatheringKind.Screening, province: "KH-12", state: GatheringState.Planned)).Items.Count.ShouldBe(5);
    }

    private static async Task HoldAsync(Cop cop, Guid id) => await cop.Representative.HoldGatheringAsync(id, await cop.SeenAsync(id), Ct);
}
