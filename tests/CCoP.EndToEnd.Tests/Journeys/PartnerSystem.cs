using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>A partner's program, which knows the platform from docs/partners.md alone.</summary>
public sealed partial class PartnerSystem(Platform platform)
{
    private const string WrittenOrigin = "CCOP=http://localhost:8080";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "G03"), Trait("Row", "G04"), Trait("Row", "P20")]
    public async Task The_lines_of_the_guide_print_what_it_shows_below_them()
    {
        var steps = Step().Matches(await File.ReadAllTextAsync(Guide(), Ct)).Select(match => (Lines: match.Groups["lines"].Value, Shown: match.Groups["shown"].Value)).ToList();
        steps.Count.ShouldBeGreaterThan(7);
        steps[0].Lines.ShouldContain(WrittenOrigin);

        // One shell for all of them, as for somebody who types them; a mark stands between what two steps print.
        var mark = $"-- {Guid.CreateVersion7():N}";
        var script = string.Concat(steps.Select(step => $"{step.Lines}\necho; echo '{mark}'\n")).Replace(WrittenOrigin, "CCOP=" + platform.Origin.ToString().TrimEnd('/'), StringComparison.Ordinal);
        var printed = (await RunAsync(script)).Split(mark);

        printed.Length.ShouldBe(steps.Count + 1);
        foreach (var (step, output) in steps.Zip(printed))
        {
            var words = string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            var pattern = $"^{Regex.Escape(step.Shown).Replace("…", ".*?", StringComparison.Ordinal)}$";
            Regex.IsMatch(words, pattern, RegexOptions.Singleline, Patience).ShouldBeTrue($"{step.Lines}\nprinted\n{output}\nand not\n{step.Shown}");
        }
    }

    [Fact, Trait("Row", "G03")]
    public async Task The_health_of_the_whole_and_the_page_of_the_APIs_are_at_the_door()
    {
        using var http = new HttpClient { BaseAddress = platform.Origin };
        var health = await http.GetFromJsonAsync<JsonElement>("health", Ct);
        health.GetProperty("status").GetString().ShouldBe("healthy");
        var page = await http.GetStringAsync("docs", Ct);
        page.ShouldContain("CCoP API");
        var documents = Document().Matches(page).Select(match => match.Value).Distinct().ToList();
        documents.ShouldBeSubsetOf(health.GetProperty("services").EnumerateObject().Select(service => $"openapi/{service.Name}.json"));
        documents.Count.ShouldBeGreaterThan(2);
        foreach (var document in documents)
        {
            (await http.GetFromJsonAsync<JsonElement>(document, Ct)).GetProperty("paths").EnumerateObject().ShouldNotBeEmpty(document);
        }
    }

    private static async Task<string> RunAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        var (printed, complained) = (shell.StandardOutput.ReadToEndAsync(patience.Token), shell.StandardError.ReadToEndAsync(patience.Token));
        await shell.WaitForExitAsync(patience.Token);
        shell.ExitCode.ShouldBe(0, $"{await printed}\n{await complained}");
        return await printed;
    }

    private static string Guide([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/partners.md"));

    /// <summary>Lines for a shell, and what they print where that is shown.</summary>
    [GeneratedRegex("```sh\n(?<lines>.*?)\n```\n(\n```text\n(?<shown>.*?)\n```)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"openapi/[a-z]+\.json", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Document();
}
