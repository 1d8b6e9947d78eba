using CCoP.Events.Domain;

namespace CCoP.Events.Tests.Domain;

public sealed class DatesTests
{
    /// <summary>Every way in which the booklet dates an event (C19).</summary>
    [Theory, Trait("Row", "E01")]
    [InlineData("29th October 2023", DatePrecision.Day, "2023-10-29", null, "2023-10-29", "2023-10-29")]
    [InlineData("11th - 12th December 2023", DatePrecision.Days, "2023-12-11", "2023-12-12", "2023-12-11", "2023-12-12")]
    [InlineData("February 2024", DatePrecision.Month, "2024-02-05", null, "2024-02-01", "2024-02-29")]
    [InlineData("January - May 2024", DatePrecision.Months, "2024-01-01", "2024-05-01", "2024-01-01", "2024-05-31")]
    [InlineData("2023", DatePrecision.Year, "2023-06-01", null, "2023-01-01", "2023-12-31")]
    public void Days_are_as_exact_as_their_source(string printed, DatePrecision precision, string from, string? to, string first, string last)
    {
        var dates = Dates.Checked(new GatheringDates(printed, Day(from), to is null ? null : Day(to), precision, null, null));
        dates.ShouldBe(new GatheringDates(printed, Day(first), Day(last), precision, null, null));
    }

    [Fact, Trait("Row", "E01")]
    public void What_is_not_dated_has_no_day() =>
        Dates.Checked(new GatheringDates(null, null, null, DatePrecision.Undated, null, null)).From.ShouldBeNull();

    [Theory]
    [InlineData(DatePrecision.Day, null, null)]
    [InlineData(DatePrecision.Day, "2027-02-14", "2027-02-15")]
    [InlineData(DatePrecision.Days, "2027-02-14", "2027-02-13")]
    [InlineData(DatePrecision.Month, "2027-02-14", "2027-03-01")]
    [InlineData(DatePrecision.Year, "2026-12-31", "2027-01-01")]
    [InlineData(DatePrecision.Undated, "2027-02-14", null)]
    [InlineData(DatePrecision.Day, "1999-12-31", null)]
    [InlineData(DatePrecision.Days, "2100-12-31", "2101-01-01")]
    public void Days_that_do_not_fit_are_refused(DatePrecision precision, string? from, string? to) => Refused(
        "gathering.dates", new GatheringDates(null, from is null ? null : Day(from), to is null ? null : Day(to), precision, null, null));

    [Theory]
    [InlineData(DatePrecision.Day, "14:00", "13:59")]
    [InlineData(DatePrecision.Day, "14:00", "14:00")]
    [InlineData(DatePrecision.Day, null, "14:00")]
    [InlineData(DatePrecision.Month, "14:00", null)]
    public void Times_need_a_day_and_an_order(DatePrecision precision, string? starts, string? ends) => Refused(
        "gathering.times", new GatheringDates(null, Day("2027-02-14"), null, precision, Time(starts), Time(ends)));

    private static void Refused(string code, GatheringDates dates) => Should.Throw<DomainException>(() => Dates.Checked(dates)).Code.ShouldBe(code);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeOnly? Time(string? time) => time is null ? null : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
