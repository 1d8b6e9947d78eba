using System.Text;
using Ical.Net;

namespace CCoP.Events.Tests.Features;

public sealed class CalendarTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "E02")]
    public async Task The_feed_opens_without_a_token_with_the_times_of_Phnom_Penh()
    {
        var cop = await events.CopAsync();
        var dates = cop.On(2) with { Starts = new TimeOnly(14, 0), Ends = new TimeOnly(16, 30) };
        var title = "Forum theatre; \"MOTHER\", a long title that no line of a calendar holds, so that it has to be folded";
        var timed = await cop.Representative.PlanGatheringAsync(cop.Wanted() with { Basics = Cop.Basics(title), Dates = dates }, Ct);
        var wholeDays = await cop.Representative.PlanGatheringAsync(cop.Wanted() with { Dates = cop.On(4, days: 2) }, Ct);
        var cancelled = await cop.PlannedAsync(daysFromToday: 6);
        await cop.Representative.CancelGatheringAsync(cancelled.Id, new("No hall"), await cop.SeenAsync(cancelled.Id), Ct);
        await cop.Representative.PlanGatheringAsync(cop.Wanted() with { Dates = new(null, events.Today, null, DatePrecision.Month, null, null) }, Ct);

        using var anybody = events.Http();
        using var answer = await anybody.GetAsync(new Uri($"api/events/calendar.ics?cop={cop.Slug}", UriKind.Relative), Ct);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync(Ct);

        var calendar = Calendar.Load(text)!;
        calendar.Events.Count.ShouldBe(3);
        var zone = calendar.TimeZones.ShouldHaveSingleItem()!;
        zone.TzId.ShouldBe("Asia/Phnom_Penh");
        zone.TimeZoneInfos.ShouldHaveSingleItem().OffsetTo!.Offset.ShouldBe(PhnomPenh.Offset);
        var theatre = calendar.Events.Single(entry => entry.Uid == $"{timed.Id}@ccop");
        theatre.Start!.TzId.ShouldBe("Asia/Phnom_Penh");
        theatre.Start.AsUtc.ShouldBe(PhnomPenh.At(dates.From!.Value, new(14, 0)).UtcDateTime);
        theatre.End!.AsUtc.ShouldBe(PhnomPenh.At(dates.From!.Value, new(16, 30)).UtcDateTime);
        theatre.Summary.ShouldBe($"{title} / ការចាក់បញ្ចាំងសម្រាប់គ្រួសារ");
        theatre.Status.ShouldBe(EventStatus.Confirmed);
        theatre.Attendees.ShouldBeEmpty();
        var days = calendar.Events.Single(entry => entry.Uid == $"{wholeDays.Id}@ccop");
        (days.IsAllDay, days.Start!.Date, days.End!.Date).ShouldBe((true, events.Today.AddDays(4), events.Today.AddDays(6)));
        calendar.Events.Single(entry => entry.Uid == $"{cancelled.Id}@ccop").Status.ShouldBe(EventStatus.Cancelled);

        text.ShouldContain("DTSTART;TZID=Asia/Phnom_Penh:");
        text.ShouldContain(@"Forum theatre\;");
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
    }

    [Fact, Trait("Row", "E02")]
    public async Task A_gathering_keeps_its_entry_when_it_is_moved()
    {
        var cop = await events.CopAsync();
        var planned = await cop.PlannedAsync(daysFromToday: 2);
        await cop.Representative.RescheduleGatheringAsync(planned.Id, new(cop.On(9)), await cop.SeenAsync(planned.Id), Ct);

        var entry = Calendar.Load(await events.Everybody.ReadCalendarAsync(Ct, cop.Slug))!.Events.ShouldHaveSingleItem();
        (entry.Uid, entry.Start!.Date).ShouldBe(($"{planned.Id}@ccop", events.Today.AddDays(9)));
        Calendar.Load(await events.Everybody.ReadCalendarAsync(Ct))!.Events.ShouldContain(other => other.Uid == entry.Uid);
    }
}
