using System.Globalization;
using CCoP.Events.Contracts;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Language;

/// <summary>
/// How the reader of this page reads: language, dates on the clock of Phnom Penh, numbers and money. Separators are the same in
/// both languages, so that an amount never reads a thousand times larger in one of them.
/// </summary>
public sealed class Reader(IStringLocalizer<Words.Shared> words, IHttpContextAccessor http)
{
    private const int KhmerZero = '០';

    /// <summary><c>en</c> or <c>km</c>.</summary>
    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Languages.Khmer ? Languages.Khmer : Languages.English;

    public bool UsesKhmerDigits => Language == Languages.Khmer && http.HttpContext is { } context && Languages.WantsKhmerDigits(context);

    /// <summary>Without markup, as for a title. In a page, use the component <c>LocalTextView</c>, which states the language.</summary>
    public string Text(LocalText text) => text.For(Language).Text;

    public string Number(decimal number) => Digits(number.ToString("#,0.###", CultureInfo.InvariantCulture));

    public string Money(Money money) =>
        Digits(money.Amount.ToString("N" + Currency.Decimals(money.Currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) + "\u00a0" + money.Currency;

    /// <summary>25 February 2024, ថ្ងៃទី 25 កុម្ភៈ 2024.</summary>
    public string Day(DateOnly day) => words["Day", Plain(day.Day), words[$"Month.{day.Month}"], Plain(day.Year)];

    public string Day(DateTimeOffset instant) => Day(PhnomPenh.Day(instant));

    /// <summary>With the time, in Phnom Penh.</summary>
    public string Instant(DateTimeOffset instant) => words["Instant", Day(instant), Digits(PhnomPenh.Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture))];

    /// <summary>As precise as it is known: <c>2024</c>, <c>2024-02</c> or <c>2024-02-25</c>.</summary>
    public string PartialDay(string date) => date.Split('-') switch
    {
        [var year] => Digits(year),
        [var year, var month] => words["MonthOfYear", words[$"Month.{int.Parse(month, CultureInfo.InvariantCulture)}"], Digits(year)],
        _ => Day(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    public string Time(TimeOnly time) => Digits(time.ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>When a gathering is, as exactly as it is known: its days, with the hours where they are known.</summary>
    public string Days(GatheringDates dates)
    {
        if (dates is not { From: { } from, To: { } to } || dates.Precision == DatePrecision.Undated)
        {
            return words["Undated"];
        }

        Func<DateOnly, string> shown = dates.Precision switch
        {
            DatePrecision.Year => day => PartialDay(day.ToString("yyyy", CultureInfo.InvariantCulture)),
            DatePrecision.Month or DatePrecision.Months => day => PartialDay(day.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            _ => Day,
        };
        var (first, last) = (shown(from), shown(to));
        var days = (from.Year == to.Year, from.Month == to.Month, dates.Precision) switch
        {
            _ when first == last => first,
            (true, _, DatePrecision.Month or DatePrecision.Months) => words["MonthsOfYear", words[$"Month.{from.Month}"], words[$"Month.{to.Month}"], Plain(to.Year)],
            (true, true, _) => words["DaysOfMonth", Plain(from.Day), Plain(to.Day), words[$"Month.{to.Month}"], Plain(to.Year)],
            _ => $"{first} – {last}",
        };
        return (dates.Starts, dates.Ends) switch
        {
            ({ } starts, { } ends) => $"{days}, {Time(starts)}–{Time(ends)}",
            ({ } starts, null) => $"{days}, {Time(starts)}",
            _ => days,
        };
    }

    /// <summary>In Khmer digits where the reader wants them.</summary>
    public string Digits(string text) => UsesKhmerDigits
        ? string.Create(text.Length, text, static (digits, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                digits[i] = char.IsAsciiDigit(text[i]) ? (char)(KhmerZero + text[i] - '0') : text[i];
            }
        })
        : text;

    private string Plain(int number) => Digits(number.ToString(CultureInfo.InvariantCulture));
}
