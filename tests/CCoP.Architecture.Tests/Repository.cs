using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CCoP.Architecture.Tests;

/// <summary>The repository as files: what a rule about text, names or folders looks at.</summary>
internal static class Repository
{
    /// <summary>Folders that tools make; nobody writes in them.</summary>
    private static readonly string[] Made = [".data", ".git", ".idea", ".vs", "artifacts", "bin", "node_modules", "obj", "TestResults"];

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Every file that people wrote, as its path from the root.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesIn(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Projects { get; } = [.. Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    /// <summary>C# that people wrote; migrations are generated.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal)).Select(file => new SourceFile(file))];

    /// <summary>The sources that are shipped.</summary>
    public static IEnumerable<SourceFile> Shipped => Sources.Where(source => !source.Path.StartsWith("tests/", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "CCoP.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of their repository."));

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !Made.Contains(Path.GetFileName(inner), StringComparer.Ordinal)).SelectMany(FilesIn));
}

/// <summary>One C# file, as text and as syntax.</summary>
internal sealed record SourceFile(string Path)
{
    private CompilationUnitSyntax? syntax;

    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Text { get; } = Repository.Read(Path);

    public CompilationUnitSyntax Syntax => syntax ??= CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot();

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>Lines that hold more than blanks, comments and lone braces.</summary>
    public int LinesOfCode => Syntax.DescendantTokens()
        .Where(token => token.Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken or SyntaxKind.EndOfFileToken))
        .Select(token => token.GetLocation().GetLineSpan().StartLinePosition.Line)
        .Distinct()
        .Count();

    public IEnumerable<BaseTypeDeclarationSyntax> Types => Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>();
}
