namespace CCoP.Architecture.Tests;

/// <summary>
/// A file that says what the code says, kept in the repository so that a change of it is read in a review.
/// With <c>CCOP_WRITE_SNAPSHOTS=true</c> the tests write the files anew.
/// </summary>
internal static class Snapshot
{
    private const string Variable = "CCOP_WRITE_SNAPSHOTS";

    private static readonly bool Writes = Environment.GetEnvironmentVariable(Variable) == "true";

    /// <summary>The whole file.</summary>
    public static void ShouldBe(string path, string content)
    {
        content = content.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var file = Path.Combine(Repository.Root, path);
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing. {Advice}");
        File.ReadAllText(file).ShouldBe(content, $"{path} says something else than the code. {Advice}");
    }

    /// <summary>The table with this header within a document that people write.</summary>
    public static void ShouldHaveTable(string path, string header, IEnumerable<string> rows)
    {
        List<string> table = [header, string.Concat(header.Select(letter => letter == '|' ? '|' : '-')), .. rows];
        var lines = Repository.Read(path).Split('\n').ToList();
        var start = lines.IndexOf(header);
        start.ShouldBeGreaterThanOrEqualTo(0, $"{path} has no table with the header {header}");
        var length = lines.Skip(start).TakeWhile(line => line.StartsWith('|')).Count();
        if (Writes)
        {
            File.WriteAllText(Path.Combine(Repository.Root, path), string.Join('\n', [.. lines.Take(start), .. table, .. lines.Skip(start + length)]));
        }
        else
        {
            lines.GetRange(start, length).ShouldBe(table, $"The table in {path} says something else than the code. {Advice}");
        }
    }

    private static string Advice => $"If the code is right, run this project's tests once with {Variable}=true and read the difference.";
}
