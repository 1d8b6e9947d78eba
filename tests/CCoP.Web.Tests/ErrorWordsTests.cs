using System.Text.RegularExpressions;

namespace CCoP.Web.Tests;

/// <summary>Whatever a service can refuse with is one sentence in both languages.</summary>
public sealed partial class ErrorWordsTests
{
    [Fact]
    public void Every_code_in_the_sources_has_a_sentence_in_both_languages()
    {
        var (english, khmer) = (WordsTests.Words("Errors"), WordsTests.Words("Errors.km"));
        var codes = Codes().ToList();
        codes.Count.ShouldBeGreaterThan(60);
        codes.Where(code => !english.ContainsKey(code) || !khmer.ContainsKey(code)).Distinct().Order().ShouldBeEmpty("Add these codes to Words/Errors.resx and Words/Errors.km.resx.");
    }

    /// <summary>The first text of a refusal, and the codes that problem details and tasks are told with.</summary>
    private static IEnumerable<string> Codes()
    {
        foreach (var folder in (string[])["src", "CCoP.ServiceDefaults"])
        {
            foreach (var file in Sources.Files(Path.Combine(Sources.Root, folder), "*.cs"))
            {
                var source = File.ReadAllText(file);
                foreach (Match refusal in Refusal().Matches(source))
                {
                    if (Code().Match(source, refusal.Index, Math.Min(600, source.Length - refusal.Index)) is { Success: true } code)
                    {
                        yield return code.Groups["code"].Value;
                    }
                }
            }
        }
    }

    [GeneratedRegex(@"\bRule\.(Require|Allowed|Available|Shape)\(|\bnew DomainException\(|\bBecause\(|\[?""code""\]?\s*[,=]|\b[45]\d\d => (?="")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex("\"(?<code>[a-z]+(_[a-z]+)*\\.[a-z]+(_[a-z]+)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
