using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Architecture.Tests;

/// <summary>The documents say what the code does.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void The_table_of_messages_names_each_with_who_tells_and_who_hears_it() => Snapshot.ShouldHaveTable(
        "docs/messages.md",
        "| message | told by | heard by | key | what it says |",
        from message in Platform.Messages
        orderby Platform.OwnerOf(message), message.Name
        let hearers = Consumer.All.Where(consumer => consumer.Message == message).Select(consumer => $"{Platform.OwnerOf(consumer.Type)}: `{consumer.Type.Name}`").Order(StringComparer.Ordinal)
        select $"| `{message.Name}` | {Platform.OwnerOf(message)} | {string.Join("; ", hearers)} | `{KeyOf(message)}` | {SummaryOf(message)} |");

    [Fact]
    public void The_table_of_errors_lists_every_code_with_its_status() => Snapshot.ShouldHaveTable(
        "docs/errors.md",
        "| code | status | what the answer says |",
        from refusal in Refusals.All
        group refusal by (refusal.Code, refusal.Status) into same
        orderby same.Key.Code
        let sentences = same.Select(refusal => refusal.Message).Where(sentence => sentence.Length > 0).Distinct().ToList()
        select $"| `{same.Key.Code}` | {same.Key.Status} | {(sentences.Count > 0 ? string.Join(" / ", sentences) : ReasonPhrases.GetReasonPhrase(same.Key.Status))} |");

    [Fact]
    public void Every_entity_is_in_the_glossary()
    {
        var glossary = Repository.Read("docs/glossary.md");
        var entities = Platform.Types(Platform.Assemblies)
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            .Where(property => property.PropertyType is { IsGenericType: true } set && set.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(property => property.PropertyType.GenericTypeArguments[0])
            .Where(entity => entity.Namespace!.EndsWith(".Domain", StringComparison.Ordinal))
            .Select(entity => entity.Name)
            .ToHashSet(StringComparer.Ordinal);
        entities.Count.ShouldBeGreaterThan(10);
        entities.Where(entity => !glossary.Contains($"`{entity}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_glossary_says_of_the_code_is_there_and_each_term_is_in_both_languages()
    {
        var names = Platform.Types(Platform.Assemblies).SelectMany(type => type.IsEnum ? Enum.GetNames(type).Select(value => $"{type.Name}.{value}") : type.GetProperties().Select(property => $"{type.Name}.{property.Name}"))
            .Concat(Platform.Types(Platform.Assemblies).Select(type => type.Name.Split('`')[0]))
            .ToHashSet(StringComparer.Ordinal);
        var rows = Repository.Read("docs/glossary.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| term", StringComparison.Ordinal)).Select(line => line.Split('|')).ToList();
        rows.Count.ShouldBeGreaterThan(50);
        foreach (var row in rows)
        {
            row.Length.ShouldBe(6, string.Join('|', row));
            Khmer().IsMatch(row[2]).ShouldBeTrue($"{row[1]} has no Khmer");
            CodeName().Matches(row[4]).Select(match => match.Groups["name"].Value).Where(name => !names.Contains(name)).ShouldBeEmpty(row[1]);
        }
    }

    [Fact]
    public void Every_file_that_a_document_names_exists()
    {
        var documents = Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).ToList();
        documents.Count.ShouldBeGreaterThan(10);
        foreach (var document in documents)
        {
            var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            Link().Matches(Repository.Read(document)).Select(match => match.Groups["path"].Value)
                .Where(path => !Path.Exists(Path.Combine(folder, path)))
                .ShouldBeEmpty(document);
            PathInText().Matches(Repository.Read(document)).Select(match => match.Groups["path"].Value)
                .Where(path => !Path.Exists(Path.Combine(Repository.Root, path)))
                .ShouldBeEmpty(document);
        }
    }

    private static string KeyOf(Type message)
    {
        var sample = Sample.Of(message);
        return message.GetProperties().First(property => Equals(property.GetValue(sample), ((IMessage)sample).Key)).Name;
    }

    private static string SummaryOf(Type message)
    {
        var declared = Repository.Sources.Single(source => source.Path == $"src/{Platform.OwnerOf(message)}/{message.Assembly.GetName().Name}/Messages.cs")
            .Types.Single(type => type.Identifier.Text == message.Name);
        var comment = string.Join(' ', ((RecordDeclarationSyntax)declared).GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim().TrimStart('/').Trim()));
        var summary = Summary().Match(comment).Groups["text"].Value;
        summary.ShouldNotBeEmpty(message.Name);
        return Tag().Replace(summary, match => $"`{match.Groups["name"].Value}`").Trim();
    }

    [GeneratedRegex("[\u1780-\u17FF]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Khmer();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeName();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    /// <summary>Paths from the root that stand in the text as code; those with a placeholder in them are patterns.</summary>
    [GeneratedRegex(@"`(?<path>(src|tests|docs|CCoP\.AppHost|CCoP\.ServiceDefaults|openapi|\.ci)/[^`<>*\s]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathInText();

    [GeneratedRegex("<summary>(?<text>.*?)</summary>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Summary();

    [GeneratedRegex("""<(see|paramref) (cref|name)="(?<name>[^"]+)"\s*/>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
