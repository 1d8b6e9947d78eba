using System.Globalization;
using CCoP.Events.Contracts;

namespace CCoP.Web.Components.Pages.Gatherings;

/// <summary>When a gathering is, as typed.</summary>
public sealed class DaysInput
{
    private const string TimeFormat = "HH:mm";

    public DateOnly? From { get; set; }

    /// <summary>Empty for a gathering of one day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Texts: a time that cannot be read would take the whole form with it.</summary>
    public string? Starts { get; set; }

    public string? Ends { get; set; }

    public static DaysInput Of(GatheringDates dates) => new()
    {
        From = dates.From,
        To = dates.To == dates.From ? null : dates.To,
        Starts = dates.Starts?.ToString(TimeFormat, CultureInfo.InvariantCulture),
        Ends = dates.Ends?.ToString(TimeFormat, CultureInfo.InvariantCulture),
    };

    public GatheringDates Read() => new(
        null, From, To ?? From, From is null ? DatePrecision.Undated : (To ?? From) == From ? DatePrecision.Day : DatePrecision.Days, ReadTime(Starts), ReadTime(Ends));

    /// <summary>The field that a refusal is about.</summary>
    public static string Field(string code) => code.Contains("time", StringComparison.Ordinal) ? "Form.Days.Ends" : "Form.Days.From";

    public static TimeOnly? ReadTime(string? typed) => TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out var time) ? time : null;
}
