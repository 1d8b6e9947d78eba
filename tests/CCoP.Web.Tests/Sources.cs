using System.Runtime.CompilerServices;

namespace CCoP.Web.Tests;

/// <summary>The source files that the tests read.</summary>
internal static class Sources
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Web { get; } = Path.Combine(Root, "src", "Web", "CCoP.Web");

    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
