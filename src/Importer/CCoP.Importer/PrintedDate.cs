using System.Globalization;
using System.Text.RegularExpressions;
using CCoP.Events.Contracts;

namespace CCoP.Importer;

/// <summary>Reads the ways in which the booklet prints dates (C19), with no more precision than they have.</summary>
internal static partial class PrintedDate
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>The days that it can be. Words that are no date stop the import: nothing is guessed.</summary>
    /// <param name="printed">Null: nothing is printed.</param>
    public static GatheringDates Read(string? printed)
    {
        if (printed is null)
        {
            return new GatheringDates(null, null, null, DatePrecision.Undated, null, null);
        }

        var plain = Filler().Replace(Ordinal().Replace(printed, "${day}"), " ");
        var read = new[] { DaysThenMonth(), MonthThenDays(), MonthsOfYear(), YearAlone() }.Select(form => form.Match(plain)).FirstOrDefault(match => match.Success)
            ?? throw new FormatException($"No date is read from \"{printed}\".");
        var year = int.Parse(read.Groups["year"].Value, CultureInfo.InvariantCulture);
        var (firstMonth, lastMonth) = (Month(read, "month") ?? 1, Month(read, "lastMonth") ?? Month(read, "month") ?? 12);
        var (firstDay, lastDay) = (Number(read, "day") ?? 1, Number(read, "lastDay") ?? Number(read, "day") ?? DateTime.DaysInMonth(year, lastMonth));
        var precision = read.Groups["lastDay"].Success ? DatePrecision.Days
            : read.Groups["day"].Success ? DatePrecision.Day
            : read.Groups["lastMonth"].Success ? DatePrecision.Months
            : read.Groups["month"].Success ? DatePrecision.Month
            : DatePrecision.Year;
        var (from, to) = (new DateOnly(year, firstMonth, firstDay), new DateOnly(year, lastMonth, lastDay));
        return from <= to ? new GatheringDates(printed, from, to, precision, null, null) : throw new FormatException($"\"{printed}\" ends before it begins.");
    }

    /// <summary>The same for every way to print it: <c>2023-10-29</c>, <c>2023-12-11/2023-12-12</c>, <c>2024-01/2024-03</c>, <c>2023</c>.</summary>
    public static string? Normalised(GatheringDates dates) => dates.Precision switch
    {
        DatePrecision.Day => Text(dates.From, "yyyy-MM-dd"),
        DatePrecision.Days => $"{Text(dates.From, "yyyy-MM-dd")}/{Text(dates.To, "yyyy-MM-dd")}",
        DatePrecision.Month => Text(dates.From, "yyyy-MM"),
        DatePrecision.Months => $"{Text(dates.From, "yyyy-MM")}/{Text(dates.To, "yyyy-MM")}",
        DatePrecision.Year => Text(dates.From, "yyyy"),
        _ => null,
    };

    private static string? Text(DateOnly? day, string format) => day?.ToString(format, CultureInfo.InvariantCulture);

    private static int? Number(Match read, string part) => read.Groups[part].Success ? int.Parse(read.Groups[part].Value, CultureInfo.InvariantCulture) : null;

    private static int? Month(Match read, string part) => read.Groups[part].Success
        ? Array.FindIndex(Months, name => name.Equals(read.Groups[part].Value, StringComparison.OrdinalIgnoreCase)) is >= 0 and var month ? month + 1 : throw new FormatException($"\"{read.Groups[part].Value}\" is no month.")
        : null;

    [GeneratedRegex(@"\b(?<day>\d{1,2})(st|nd|rd|th)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordinal();

    /// <summary>Words that say nothing about when it is.</summary>
    [GeneratedRegex(@"\b(of|the)\b|,", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^\s*(?<day>\d{1,2})(\s*(-|–|to)\s*(?<lastDay>\d{1,2}))?\s+(?<month>[A-Za-z]+)\s+(?<year>\d{4})\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DaysThenMonth();

    [GeneratedRegex(@"^\s*(?<month>[A-Za-z]+)\s+(?<day>\d{1,2})(\s*(-|–|to)\s*(?<lastDay>\d{1,2}))?\s+(?<year>\d{4})\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthThenDays();

    [GeneratedRegex(@"^\s*(?<month>[A-Za-z]+)(\s*(-|–|to)\s*(?<lastMonth>[A-Za-z]+))?\s+(?<year>\d{4})\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthsOfYear();

    [GeneratedRegex(@"^\s*(?<year>\d{4})\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearAlone();
}
