using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CCoP.Web.Language;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Submitting;

/// <summary>What a refusal means, in the reader's language: one sentence for each code, see Words/Errors.resx.</summary>
public sealed partial class Sentences(IStringLocalizer<Words.Errors> errors, Reader reader)
{
    private const string Unavailable = "service.unavailable", Unknown = "service.error";

    /// <summary>Whether it is a service that refuses or rests, and no fault of our own.</summary>
    public static bool CanSay(Exception exception) => exception is ApiException or HttpRequestException or TaskCanceledException;

    public string For(Exception exception) => exception is ApiException refused ? For(refused.Code, refused.Facts) : errors[Unavailable];

    /// <summary>For a code without the exception, as in <c>ProposalPage.Missing</c>.</summary>
    public string For(string code, IReadOnlyDictionary<string, JsonElement>? facts = null)
    {
        var sentence = errors[code];
        return sentence.ResourceNotFound
            ? errors[Unknown]
            : Placeholder().Replace(sentence.Value, match => facts is not null && facts.TryGetValue(match.Groups["fact"].Value, out var fact) ? Shown(fact) : "…");
    }

    /// <summary>For the message of a data annotation, which services send in English.</summary>
    public string ForAnnotation(string message)
    {
        if (message.Contains("required", StringComparison.OrdinalIgnoreCase))
        {
            return errors["field.missing"];
        }

        if (LongestLength().Match(message) is { Success: true } longest)
        {
            return errors["field.too_long", Digits(longest.Groups["most"].Value)];
        }

        return Range().Match(message) is { Success: true } range
            ? errors["field.range", Digits(range.Groups["least"].Value), Digits(range.Groups["most"].Value)]
            : errors["field.invalid"];
    }

    private string Digits(string number) => decimal.TryParse(number, CultureInfo.InvariantCulture, out var value) ? reader.Number(value) : number;

    private string Shown(JsonElement fact) => fact.ValueKind switch
    {
        JsonValueKind.Object when fact.TryGetProperty("currency", out _) => reader.Money(fact.Deserialize<Money>(ApiClient.Json)),
        JsonValueKind.Number => reader.Number(fact.GetDecimal()),
        JsonValueKind.Array => string.Join(", ", fact.EnumerateArray().Select(Shown)),
        JsonValueKind.String when fact.TryGetDateTimeOffset(out var instant) && fact.GetString()!.Contains('T', StringComparison.Ordinal) => reader.Instant(instant),
        JsonValueKind.String when DateOnly.TryParseExact(fact.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => reader.Day(day),
        JsonValueKind.String => fact.GetString()!,
        _ => fact.ToString(),
    };

    [GeneratedRegex(@"\{(?<fact>[a-z]\w*)\}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"maximum length of '?(?<most>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongestLength();

    [GeneratedRegex(@"between (?<least>\S+) and (?<most>\S+?)\.?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}
