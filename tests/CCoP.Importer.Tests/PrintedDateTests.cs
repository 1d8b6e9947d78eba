namespace CCoP.Importer.Tests;

public sealed class PrintedDateTests
{
    [Theory, Trait("Row", "E01")]
    [InlineData("29th October 2023", "2023-10-29", "2023-10-29", DatePrecision.Day, "2023-10-29")]
    [InlineData("5th February 2024", "2024-02-05", "2024-02-05", DatePrecision.Day, "2024-02-05")]
    [InlineData("May 26 2024", "2024-05-26", "2024-05-26", DatePrecision.Day, "2024-05-26")]
    [InlineData("March 8, 2024", "2024-03-08", "2024-03-08", DatePrecision.Day, "2024-03-08")]
    [InlineData("28 October 2023", "2023-10-28", "2023-10-28", DatePrecision.Day, "2023-10-28")]
    [InlineData("11th - 12th December 2023", "2023-12-11", "2023-12-12", DatePrecision.Days, "2023-12-11/2023-12-12")]
    [InlineData("25th - 26th February 2024", "2024-02-25", "2024-02-26", DatePrecision.Days, "2024-02-25/2024-02-26")]
    [InlineData("1st - 2nd of March 2024", "2024-03-01", "2024-03-02", DatePrecision.Days, "2024-03-01/2024-03-02")]
    [InlineData("March 21st to 23rd, 2023", "2023-03-21", "2023-03-23", DatePrecision.Days, "2023-03-21/2023-03-23")]
    [InlineData("8th to the 10th of November, 2023", "2023-11-08", "2023-11-10", DatePrecision.Days, "2023-11-08/2023-11-10")]
    [InlineData("13-15 December 2023", "2023-12-13", "2023-12-15", DatePrecision.Days, "2023-12-13/2023-12-15")]
    [InlineData("February 2024", "2024-02-01", "2024-02-29", DatePrecision.Month, "2024-02")]
    [InlineData("January - March 2024", "2024-01-01", "2024-03-31", DatePrecision.Months, "2024-01/2024-03")]
    [InlineData("February - May 2024", "2024-02-01", "2024-05-31", DatePrecision.Months, "2024-02/2024-05")]
    [InlineData("2023", "2023-01-01", "2023-12-31", DatePrecision.Year, "2023")]
    public void Every_way_in_which_the_booklet_prints_a_date_is_read_with_its_precision(string printed, string from, string to, DatePrecision precision, string normalised)
    {
        var dates = PrintedDate.Read(printed);

        dates.ShouldBe(new GatheringDates(printed, DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"), precision, null, null));
        PrintedDate.Normalised(dates).ShouldBe(normalised);
    }

    [Fact]
    public void What_is_not_printed_is_undated()
    {
        PrintedDate.Read(null).ShouldBe(new GatheringDates(null, null, null, DatePrecision.Undated, null, null));
        PrintedDate.Normalised(PrintedDate.Read(null)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not dated")]
    [InlineData("October")]
    [InlineData("29th 2023")]
    [InlineData("29th Octember 2023")]
    [InlineData("30th February 2024")]
    [InlineData("12th - 11th December 2023")]
    [InlineData("5th February 2024, in the morning")]
    public void Words_that_are_no_date_are_not_guessed(string printed) =>
        Should.Throw<Exception>(() => PrintedDate.Read(printed)).ShouldBeAssignableTo<SystemException>();

    [Theory, Trait("Row", "G13")]
    [InlineData("€ 50.000")]
    [InlineData("EURO 50K")]
    [InlineData("EUR 50K")]
    [InlineData("EUR 50000")]
    public void The_fund_is_fifty_thousand_euro_however_it_is_printed(string printed) => PrintedAmount.Read(printed).ShouldBe(Money.Eur(50_000m));

    [Theory]
    [InlineData("50")]
    [InlineData("€ 50.00")]
    [InlineData("€ 50,000")]
    [InlineData("$ 50K")]
    public void An_amount_that_could_mean_two_things_is_not_guessed(string printed) => Should.Throw<FormatException>(() => PrintedAmount.Read(printed));
}
