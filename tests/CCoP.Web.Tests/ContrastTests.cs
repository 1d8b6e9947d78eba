using System.Globalization;
using System.Text.RegularExpressions;

namespace CCoP.Web.Tests;

/// <summary>The colours of wwwroot/css/tokens.css can be read, in light and in dark (WCAG 2.2 AA: 1.4.3, 1.4.11).</summary>
public sealed partial class ContrastTests
{
    private const double Text = 4.5, Edge = 3;

    private static readonly string[] Cops = ["violet", "rose", "teal", "amber", "orange", "green"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Row", "B07")]
    public void Every_pair_of_colours_that_is_used_has_enough_contrast(bool dark)
    {
        var tokens = Tokens(dark);
        var pairs = new List<(string Front, string Back, double Least)>();
        foreach (var back in (string[])["ground", "paper"])
        {
            pairs.AddRange(from front in (string[])["ink", "quiet", "accent", "wrong", .. Cops] select (front, back, Text));
            pairs.AddRange([("edge", back, Edge), ("focus-ink", "focus", Text)]);
        }

        pairs.AddRange([("on-accent", "accent", Text), ("paper", "wrong", Text), ("ink", "plain-tint", Text)]);
        pairs.AddRange(from tone in (string[])["good", "waiting", "wrong", .. Cops] select (tone, tone + "-tint", Text));
        pairs.AddRange(from cop in Cops select ("ink", cop + "-tint", Text));
        pairs.AddRange(from cop in Cops select ("quiet", cop + "-tint", Text));

        pairs.Where(pair => Contrast(tokens[pair.Front], tokens[pair.Back]) < pair.Least)
            .Select(pair => $"{pair.Front} on {pair.Back}: {Contrast(tokens[pair.Front], tokens[pair.Back]):F2}").ShouldBeEmpty();
    }

    private static Dictionary<string, string> Tokens(bool dark)
    {
        var css = File.ReadAllText(Path.Combine(Sources.Web, "wwwroot", "css", "tokens.css"));
        var parts = css.Split("@media (prefers-color-scheme: dark)");
        parts.Length.ShouldBe(2);
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match token in Token().Matches(dark ? css : parts[0]))
        {
            tokens[token.Groups["name"].Value] = token.Groups["colour"].Value;
        }

        return tokens;
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex(@"--(?<name>[\w-]+): (?<colour>#[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
