using System.Text.RegularExpressions;

namespace CCoP.Architecture.Tests;

/// <summary>Where things lie and what they are called.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] NamesThatSayNothing = ["Common", "Extensions", "Helpers", "Helper", "Utils", "Util", "Utilities", "Misc", "Manager"];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        Repository.Projects.Count.ShouldBeGreaterThan(15);
        var solution = Repository.Read("CCoP.sln").Replace('\\', '/');
        Repository.Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_project_has_the_name_of_its_folder() =>
        Repository.Projects.Where(project => Path.GetFileName(Path.GetDirectoryName(project)) != Path.GetFileNameWithoutExtension(project)).ShouldBeEmpty();

    [Fact]
    public void No_file_has_a_name_that_says_nothing()
    {
        Repository.Sources.Count.ShouldBeGreaterThan(100);

        // CCoP.LocalHosting repeats the names of Aspire.
        Repository.Sources.Where(source => !source.Path.Contains("/Aspire.Hosting/", StringComparison.Ordinal) && NamesThatSayNothing.Any(word => source.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase))).Select(source => source.Path).ShouldBeEmpty();
    }

    [Fact]
    public void The_shared_kernel_is_under_300_lines_of_code()
    {
        var kernel = Repository.Sources.Where(source => source.Path.StartsWith("src/Shared/CCoP.SharedKernel/", StringComparison.Ordinal)).ToList();
        kernel.Sum(source => source.LinesOfCode).ShouldBeInRange(50, 300);
    }

    [Fact]
    public void What_is_banned_is_banned_everywhere()
    {
        var banned = Repository.Read("BannedSymbols.txt");
        foreach (var symbol in new[] { "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid", "Task`1.Result", "Task.Wait", "Thread.Sleep" })
        {
            banned.ShouldContain("System." + (symbol.StartsWith('T') ? "Threading." + (symbol.StartsWith("Task", StringComparison.Ordinal) ? "Tasks." : "") : "") + symbol);
        }

        Repository.Read("Directory.Build.props").ShouldContain("BannedSymbols.txt");
        Repository.Read("Directory.Packages.props").ShouldContain("<GlobalPackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"");
        Repository.Read(".editorconfig").ShouldContain("dotnet_diagnostic.RS0030.severity = warning");
        Repository.Read("Directory.Build.props").ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        var silencers = Repository.Projects.Concat(["Directory.Build.props"]).Where(file => Repository.Read(file).Contains("RS0030", StringComparison.Ordinal) || Repository.Read(file).Contains("<TreatWarningsAsErrors>false", StringComparison.Ordinal))
            .Concat(Repository.Sources.Where(source => source.Text.Contains("RS" + "0030", StringComparison.Ordinal) && source.Name != nameof(LayoutTests)).Select(source => source.Path));
        silencers.ShouldBeEmpty();
    }

    /// <summary>Past the analyzer: what the compiled code really calls.</summary>
    [Fact]
    public void Nothing_reads_the_clock_or_makes_an_id_past_the_platforms_own_way()
    {
        string[] banned =
        [
            "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
            "System.Guid.NewGuid", "System.Threading.Thread.Sleep",
        ];
        var used = Platform.Assemblies.ToDictionary(assembly => assembly.GetName().Name!, assembly => Platform.UsedBy(assembly).Members, StringComparer.Ordinal);

        used.ShouldContain(assembly => assembly.Value.Contains("System.TimeProvider.GetUtcNow"));
        used.SelectMany(assembly => assembly.Value.Intersect(banned, StringComparer.Ordinal).Select(member => $"{assembly.Key} calls {member}")).ShouldBeEmpty();
    }

    /// <summary>An interface with one implementation is a class with a second name.</summary>
    [Fact]
    public void Every_interface_has_several_implementations()
    {
        // CCoP.LocalHosting repeats the names of Aspire, interfaces too.
        var types = Platform.Types(Platform.Assemblies.Where(assembly => assembly.GetName().Name != "CCoP.LocalHosting")).ToList();
        var interfaces = types.Where(type => type.IsInterface).ToList();
        interfaces.ShouldContain(typeof(IMessage));
        interfaces.Where(contract => types.Count(type => !type.IsInterface && type.IsAssignableTo(contract)) < 2).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_names_a_folder_of_one_machine_or_a_package_source()
    {
        var texts = Repository.Files.Where(file => TextFile().IsMatch(file) && !file.EndsWith(nameof(LayoutTests) + ".cs", StringComparison.Ordinal)).ToList();
        texts.Count.ShouldBeGreaterThan(150);
        texts.SelectMany(file => OneMachine().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")).ShouldBeEmpty();
        Repository.Files.Where(file => Path.GetFileName(file).ToLowerInvariant() is "nuget.config" or ".npmrc" or "pip.conf").ShouldBeEmpty();
    }

    [GeneratedRegex(@"(\.(cs|cshtml|razor|csproj|props|targets|sln|json|md|css|js|resx|proto|sh|yml|txt|http)|/run|\.editorconfig|\.gitignore)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextFile();

    [GeneratedRegex(@"/(home|root|work|Users)/\w+|[A-Z]:\\Users\\|https?://[^\s""'<>]*(/v3/index\.json|artifactory|nexus|registry\.|pypi|proxy\.golang|deb\.debian)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OneMachine();
}
