using System.Text.RegularExpressions;

namespace CCoP.Web.Components.Texts;

/// <summary>
/// Two texts beside each other: line by line, and word by word in the lines that changed. Khmer, which writes no spaces, is
/// compared by its syllables.
/// </summary>
public static partial class TextDifference
{
    /// <summary>Beyond this the search for what is common would cost more than it tells: all counts as changed.</summary>
    private const int Most = 4_000_000;

    /// <param name="Text">Some words of a line.</param>
    /// <param name="IsChanged">They are only on this side.</param>
    public sealed record Piece(string Text, bool IsChanged);

    /// <summary>Null on the side that has no such line; one and the same on both sides where nothing changed.</summary>
    public sealed record Row(IReadOnlyList<Piece>? Before, IReadOnlyList<Piece>? After)
    {
        public bool IsChanged => !ReferenceEquals(Before, After);
    }

    public static IReadOnlyList<Row> Of(string before, string after)
    {
        var (left, right) = (Lines(before), Lines(after));
        var rows = new List<Row>();
        foreach (var (removed, added, isCommon) in Runs(left, right))
        {
            if (isCommon)
            {
                rows.AddRange(removed.Select(line => new Piece[] { new(line, false) }).Select(same => new Row(same, same)));
                continue;
            }

            for (var index = 0; index < Math.Max(removed.Count, added.Count); index++)
            {
                rows.Add((index < removed.Count, index < added.Count) switch
                {
                    (true, true) => Pair(removed[index], added[index]),
                    (true, false) => new([new(removed[index], true)], null),
                    _ => new(null, [new(added[index], true)]),
                });
            }
        }

        return rows;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    /// <summary>One line that became another.</summary>
    private static Row Pair(string before, string after)
    {
        var (left, right) = (new List<Piece>(), new List<Piece>());
        foreach (var (removed, added, isCommon) in Runs(Words(before), Words(after)))
        {
            Add(left, removed, !isCommon);
            Add(right, added, !isCommon);
        }

        return new(left, right);

        static void Add(List<Piece> pieces, IReadOnlyList<string> words, bool isChanged)
        {
            if (words.Count > 0)
            {
                pieces.Add(new(string.Concat(words), isChanged));
            }
        }
    }

    private static string[] Words(string line) => [.. Word().Matches(line).Select(word => word.Value)];

    /// <summary>What is common (the same on both sides) and what is not, in turn.</summary>
    private static IEnumerable<(IReadOnlyList<string> Before, IReadOnlyList<string> After, bool IsCommon)> Runs(string[] before, string[] after)
    {
        int i = 0, j = 0;
        foreach (var (nextI, nextJ, length) in Common(before, after))
        {
            if (i < nextI || j < nextJ)
            {
                yield return (before[i..nextI], after[j..nextJ], false);
            }

            if (length > 0)
            {
                yield return (before[nextI..(nextI + length)], after[nextJ..(nextJ + length)], true);
            }

            (i, j) = (nextI + length, nextJ + length);
        }
    }

    /// <summary>Where the longest common subsequence runs in both; the last one is empty, at the ends.</summary>
    private static List<(int Before, int After, int Length)> Common(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var found = new List<(int Before, int After, int Length)> { (0, 0, start) };
        var (rows, columns) = (before.Length - start - end, after.Length - start - end);
        if (rows > 0 && columns > 0 && (long)rows * columns <= Most)
        {
            // Length of the longest common subsequence of what follows each pair of places.
            var longest = new int[rows + 1, columns + 1];
            for (var i = rows - 1; i >= 0; i--)
            {
                for (var j = columns - 1; j >= 0; j--)
                {
                    longest[i, j] = before[start + i] == after[start + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
                }
            }

            for (int i = 0, j = 0; i < rows && j < columns;)
            {
                if (before[start + i] == after[start + j])
                {
                    found.Add((start + i, start + j, 1));
                    (i, j) = (i + 1, j + 1);
                }
                else if (longest[i + 1, j] >= longest[i, j + 1])
                {
                    i++;
                }
                else
                {
                    j++;
                }
            }
        }

        found.Add((before.Length - end, after.Length - end, end));
        return Joined(found);
    }

    /// <summary>Runs that touch become one.</summary>
    private static List<(int Before, int After, int Length)> Joined(List<(int Before, int After, int Length)> runs)
    {
        var joined = new List<(int Before, int After, int Length)>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Before + last.Length == run.Before && last.After + last.Length == run.After)
            {
                joined[^1] = (last.Before, last.After, last.Length + run.Length);
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined;
    }

    /// <summary>A Khmer syllable with its subscripts and vowels, a word of another script, blanks, or one sign.</summary>
    [GeneratedRegex(@"[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd\u200b-\u200d])*|[\p{L}\p{M}\p{Nd}-[\u1780-\u17ff]]+|\s+|.", RegexOptions.Singleline, 1000)]
    private static partial Regex Word();
}
