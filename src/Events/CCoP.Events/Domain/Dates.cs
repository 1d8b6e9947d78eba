namespace CCoP.Events.Domain;

/// <summary>Days as exact as their source: a month stays a month, and its first and last day only say when it can be.</summary>
internal static class Dates
{
    public static GatheringDates Checked(GatheringDates? told)
    {
        Rule.Shape(told is not null, "text.missing", "Fill in the text.", ("field", "dates"));
        var printed = Words.CheckedOrNone(told.Printed, Lengths.Word, "printed");
        if (told.Precision == DatePrecision.Undated)
        {
            Rule.Require(told is { From: null, To: null, Starts: null, Ends: null }, "gathering.dates", "A gathering without a date has no days. Choose how exactly its days are known.");
            return told with { Printed = printed };
        }

        Rule.Require(told.From is { Year: >= 2000 and <= 2100 }, "gathering.dates", "Say on which day it starts.");
        var (from, to) = (told.From.Value, told.To ?? told.From.Value);
        Rule.Require(from <= to && to.Year <= 2100, "gathering.dates", "A gathering ends on or after the day it starts.");
        (from, to) = Whole(told.Precision, from, to);
        Rule.Require(Fits(told.Precision, from, to), "gathering.dates", "These days do not fit how exactly they are known. Choose the days again.");
        Rule.Require(
            (told.Starts is not null || told.Ends is null) && (told.Starts is null || told.Precision is DatePrecision.Day or DatePrecision.Days),
            "gathering.times", "Say at what time it starts, on which day.");
        Rule.Require(from < to || told.Ends is null || told.Starts < told.Ends, "gathering.times", "A gathering ends after it starts.");
        return new GatheringDates(printed, from, to, told.Precision, told.Starts, told.Ends);
    }

    private static (DateOnly From, DateOnly To) Whole(DatePrecision precision, DateOnly from, DateOnly to) => precision switch
    {
        DatePrecision.Month or DatePrecision.Months => (new(from.Year, from.Month, 1), new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1)),
        DatePrecision.Year => (new(from.Year, 1, 1), new(to.Year, 12, 31)),
        _ => (from, to),
    };

    private static bool Fits(DatePrecision precision, DateOnly from, DateOnly to) => precision switch
    {
        DatePrecision.Day => from == to,
        DatePrecision.Month => (from.Year, from.Month) == (to.Year, to.Month),
        DatePrecision.Year => from.Year == to.Year,
        _ => true,
    };
}
