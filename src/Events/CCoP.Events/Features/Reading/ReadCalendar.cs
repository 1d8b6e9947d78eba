using System.Text;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Reading;

/// <summary>It needs no token: calendar programs subscribe to an address. It says what the public pages say, and of nobody who was there.</summary>
internal static class ReadCalendar
{
    private const string Zone = "Asia/Phnom_Penh";

    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("calendar.ics", Handle)
        .AllowAnonymous()
        .Produces<string>(StatusCodes.Status200OK, "text/calendar")
        .WithSummary("Gatherings with their days as an iCalendar feed, in the time of Phnom Penh (E02)");

    private static async Task<ContentHttpResult> Handle(EventsDb db, CancellationToken ct, [Slug] string? cop = null)
    {
        var calendar = new Calendar { ProductId = "-//CCoP//Gatherings//EN" };
        calendar.AddTimeZone(TheZone());
        await foreach (var gathering in db.Gatherings.AsNoTracking()
            .Where(gathering => gathering.Dates.Precision == DatePrecision.Day || gathering.Dates.Precision == DatePrecision.Days)
            .Where(gathering => cop == null || db.Cops.Any(copy => copy.Slug == cop && copy.Id == gathering.CopId))
            .OrderBy(gathering => gathering.FirstDay).ThenBy(gathering => gathering.Id)
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            calendar.Events.Add(Entry(gathering));
        }

        return TypedResults.Text(new CalendarSerializer().SerializeToString(calendar)!, "text/calendar", Encoding.UTF8);
    }

    /// <summary>The same all year: one part, without daylight saving.</summary>
    private static VTimeZone TheZone()
    {
        var zone = new VTimeZone(Zone);
        zone.AddChild(new VTimeZoneInfo(Components.Standard)
        {
            TimeZoneName = "+07",
            Start = new CalDateTime(1970, 1, 1, 0, 0, 0),
            OffsetFrom = new UtcOffset(PhnomPenh.Offset),
            OffsetTo = new UtcOffset(PhnomPenh.Offset),
        });
        return zone;
    }

    private static CalendarEvent Entry(Gathering gathering) => new()
    {
        Uid = $"{gathering.Id}@ccop",
        Summary = gathering.Title.Km is { } khmer ? $"{gathering.Title.En} / {khmer}" : gathering.Title.En,
        Description = gathering.Description?.En,
        Location = gathering.Place,
        Start = At(gathering.Dates.From!.Value, gathering.Dates.Starts),
        End = gathering.Dates.Starts is null ? At(gathering.Dates.To!.Value.AddDays(1), null) : gathering.Dates.Ends is { } ends ? At(gathering.Dates.To!.Value, ends) : null,
        Status = gathering.State == GatheringState.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
    };

    /// <summary>A whole day where no time is known.</summary>
    private static CalDateTime At(DateOnly day, TimeOnly? time) => time is { } known ? new CalDateTime(day, known, Zone) : new CalDateTime(day);
}
