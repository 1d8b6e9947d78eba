using System.Text.RegularExpressions;
using System.Xml.Linq;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;

namespace CCoP.Web.Tests;

/// <summary>Every text is there in English and in Khmer.</summary>
public sealed partial class WordsTests
{
    /// <summary>Keys whose Khmer is rightly without Khmer letters.</summary>
    private static readonly string[] Letterless = ["Proposals:Rate.Units"];

    public static TheoryData<string> Areas => [.. Directory.EnumerateFiles(Path.Combine(Sources.Web, "Words"), "*.resx").Select(Path.GetFileName).Where(name => !name!.EndsWith(".km.resx", StringComparison.Ordinal)).Select(name => name![..^5])];

    [Theory]
    [MemberData(nameof(Areas))]
    [Trait("Row", "B06")]
    public void Both_languages_have_the_same_keys(string area)
    {
        var (english, khmer) = (Words(area), Words(area + ".km"));
        english.Count.ShouldBeGreaterThan(5);
        khmer.Keys.Order().ShouldBe(english.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Khmer_is_written_in_Khmer(string area)
    {
        foreach (var (key, text) in Words(area + ".km").Where(word => !Letterless.Contains($"{area}:{word.Key}")))
        {
            text.Any(letter => letter is >= '\u1780' and <= '\u17ff').ShouldBeTrue($"{area}: {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Both_languages_have_the_same_placeholders(string area)
    {
        var khmer = Words(area + ".km");
        foreach (var (key, text) in Words(area))
        {
            Placeholders(khmer[key]).ShouldBe(Placeholders(text), $"{area}: {key}");
        }
    }

    /// <summary><c>T</c> is the area of the folder (its _Imports.razor says which), <c>S</c> is Shared.</summary>
    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        var shared = Words("Shared");
        var asked = 0;
        foreach (var file in Sources.Files(Path.Combine(Sources.Web, "Components"), "*.razor"))
        {
            var source = File.ReadAllText(file);
            var imports = Path.Combine(Path.GetDirectoryName(file)!, "_Imports.razor");
            var own = File.Exists(imports) && AreaOfFolder().Match(File.ReadAllText(imports)) is { Success: true } area ? Words(area.Groups["area"].Value) : [];
            foreach (Match use in Use().Matches(source))
            {
                var (words, key) = (use.Groups["from"].Value == "S" ? shared : own, use.Groups["key"].Value);
                words.ShouldContainKey(key, $"{Path.GetRelativePath(Sources.Root, file)} names {use.Value}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("Public", "CopState", typeof(CopState))]
    [InlineData("Public", "Meeting", typeof(MeetingMode))]
    [InlineData("Public", "OrganisationKind", typeof(OrganisationKind))]
    [InlineData("Public", "HostingState", typeof(HostingState))]
    [InlineData("Public", "ProjectState", typeof(ProjectState))]
    [InlineData("Public", "GatheringKind", typeof(CCoP.Events.Contracts.GatheringKind))]
    [InlineData("Public", "GatheringState", typeof(CCoP.Events.Contracts.GatheringState))]
    [InlineData("Public", "OutputKind", typeof(CCoP.Events.Contracts.OutputKind))]
    [InlineData("Staff", "Outcome", typeof(ReconciliationOutcome))]
    [InlineData("Staff", "ClaimField", typeof(ClaimField))]
    [InlineData("Staff", "ClaimPrecision", typeof(ClaimPrecision))]
    [InlineData("Start", "Task", typeof(TaskKind))]
    [InlineData("Proposals", "ConditionState", typeof(ConditionState))]
    [InlineData("Proposals", "AppealOutcome", typeof(AppealOutcome))]
    [InlineData("Committee", "AppealOutcome", typeof(AppealOutcome))]
    [InlineData("Committee", "Venue", typeof(MeetingVenue))]
    [InlineData("Proposals", "Outcome", typeof(DecisionOutcome))]
    [InlineData("Proposals", "Letter.Next", typeof(DecisionOutcome))]
    [InlineData("Start", "Task", typeof(CCoP.Finance.Contracts.FinanceTaskKind))]
    [InlineData("Finance", "Task", typeof(CCoP.Finance.Contracts.FinanceTaskKind))]
    [InlineData("Finance", "Waits", typeof(CCoP.Finance.Contracts.FinanceTaskKind))]
    [InlineData("Finance", "FinanceStep", typeof(CCoP.Finance.Contracts.FinanceStep))]
    [InlineData("Finance", "AdvanceState", typeof(CCoP.Finance.Contracts.AdvanceState))]
    [InlineData("Finance", "ClearanceState", typeof(CCoP.Finance.Contracts.ClearanceState))]
    [InlineData("Finance", "MouState", typeof(CCoP.Finance.Contracts.MouState))]
    [InlineData("Finance", "JournalKind", typeof(CCoP.Finance.Contracts.JournalKind))]
    [InlineData("Finance", "LedgerAccount", typeof(CCoP.Finance.Contracts.LedgerAccount))]
    [InlineData("Finance", "PaymentOption", typeof(PaymentOption))]
    [InlineData("Events", "GatheringKind", typeof(CCoP.Events.Contracts.GatheringKind))]
    [InlineData("Events", "GatheringState", typeof(CCoP.Events.Contracts.GatheringState))]
    [InlineData("Events", "AttendanceKind", typeof(CCoP.Events.Contracts.AttendanceKind))]
    [InlineData("Events", "OutputKind", typeof(CCoP.Events.Contracts.OutputKind))]
    [InlineData("Events", "OutputState", typeof(CCoP.Events.Contracts.OutputState))]
    [InlineData("Events", "StoryKind", typeof(CCoP.Events.Contracts.StoryKind))]
    [InlineData("Events", "CycleState", typeof(CCoP.Events.Contracts.CycleState))]
    [InlineData("Media", "MediaKind", typeof(CCoP.Media.Contracts.MediaKind))]
    [InlineData("Media", "ConsentChannel", typeof(CCoP.Media.Contracts.ConsentChannel))]
    [InlineData("Media", "ConsentAudience", typeof(CCoP.Media.Contracts.ConsentAudience))]
    [InlineData("Media", "ConsentMethod", typeof(CCoP.Media.Contracts.ConsentMethod))]
    [InlineData("Media", "ConsentState", typeof(CCoP.Media.Contracts.ConsentState))]
    [InlineData("Media", "AccessTarget", typeof(CCoP.Media.Contracts.AccessTarget))]
    [InlineData("Start", "Task", typeof(CCoP.Events.Contracts.EventsTaskKind))]
    public void Every_value_of_an_enumeration_has_its_words(string area, string prefix, Type values)
    {
        var words = Words(area);
        foreach (var value in Enum.GetNames(values))
        {
            words.ShouldContainKey($"{prefix}.{value}");
        }
    }

    [Fact]
    public void Every_role_has_its_words()
    {
        var words = Words("Start");
        foreach (var role in Roles.All)
        {
            words.ShouldContainKey("Role." + role);
        }
    }

    internal static Dictionary<string, string> Words(string area) => XDocument.Load(Path.Combine(Sources.Web, "Words", area + ".resx")).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static List<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""\b(?<from>[TS])\["(?<key>[^"$]+)"[\],]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();

    [GeneratedRegex(@"IStringLocalizer<Words\.(?<area>\w+)> T\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AreaOfFolder();
}
