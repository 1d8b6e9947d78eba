using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CCoP.Architecture.Tests;

/// <summary>A refusal that a source states.</summary>
/// <param name="Message">The sentence for people; empty where the source composes it.</param>
internal sealed record StatedRefusal(string Code, int Status, string Message, string Path);

/// <summary>Reads from the sources every code with which the platform refuses a request.</summary>
internal static partial class Refusals
{
    public static IReadOnlyList<StatedRefusal> All { get; } = [.. Repository.Shipped.SelectMany(InSource)];

    private static IEnumerable<StatedRefusal> InSource(SourceFile source) => source.Name switch
    {
        // Where refusals are made of what others state.
        "DomainException" => [],
        "Problems" => OfTheFramework(source),
        _ => Rules(source).Concat(Exceptions(source)).Concat(Problems(source)),
    };

    /// <summary><c>Rule.Require(holds, "noun.reason", "Sentence.")</c></summary>
    private static IEnumerable<StatedRefusal> Rules(SourceFile source) =>
        from call in source.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Rule" } }
        let refusal = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.Text switch
        {
            "Require" => Refusal.RuleBroken,
            "Allowed" => Refusal.NotAllowed,
            "Available" => Refusal.NotAvailable,
            "Shape" => Refusal.Malformed,
            var other => throw new InvalidOperationException($"Rule.{other} is a new kind of rule: say its status here."),
        }
        from stated in Stated(source, refusal, call.ArgumentList, 1)
        select stated;

    /// <summary><c>new DomainException(Refusal.Stale, "noun.reason", "Sentence.")</c>, also where the type is left out.</summary>
    private static IEnumerable<StatedRefusal> Exceptions(SourceFile source) =>
        from made in source.Syntax.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
        where made.ArgumentList?.Arguments.FirstOrDefault()?.Expression is MemberAccessExpressionSyntax kind && LastWord(kind.Expression) == nameof(Refusal)
        let kindName = ((MemberAccessExpressionSyntax)made.ArgumentList!.Arguments[0].Expression).Name.Identifier.Text
        from stated in Stated(source, Enum.Parse<Refusal>(kindName), made.ArgumentList!, 1)
        select stated;

    /// <summary><c>TypedResults.Problem(statusCode: ..., title: ..., extensions: [new("code", "noun.reason")])</c></summary>
    private static IEnumerable<StatedRefusal> Problems(SourceFile source) =>
        from call in source.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where LastWord(call.Expression) == "Problem"
        let text = call.ToString()
        let code = CodeMember().Match(text)
        let status = StatusMember().Match(text)
        where code.Success && status.Success
        select new StatedRefusal(code.Groups["word"].Value, int.Parse(status.Groups["word"].Value, CultureInfo.InvariantCulture), TitleMember().Match(text).Groups["word"].Value, source.Path);

    /// <summary>The codes of refusals that ASP.NET Core itself answers.</summary>
    private static IEnumerable<StatedRefusal> OfTheFramework(SourceFile source) =>
        from arm in source.Syntax.DescendantNodes().OfType<SwitchExpressionArmSyntax>()
        where arm.Expression.IsKind(SyntaxKind.StringLiteralExpression)
        select new StatedRefusal(
            Text(arm.Expression), arm.Pattern is ConstantPatternSyntax status ? int.Parse(status.ToString(), CultureInfo.InvariantCulture) : 500, "", source.Path);

    /// <summary>The code is a literal, or one of two; or a parameter, then the calls of its method say it: in the same file, or by the name of its type in another.</summary>
    private static IEnumerable<StatedRefusal> Stated(SourceFile source, Refusal refusal, BaseArgumentListSyntax arguments, int position)
    {
        var code = arguments.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == "code") ?? arguments.Arguments[position];
        var literals = Literals(code.Expression);
        if (literals.Count > 0)
        {
            var messages = Literals(arguments.Arguments[arguments.Arguments.IndexOf(code) + 1].Expression);
            return literals.Select((literal, index) => new StatedRefusal(literal, ServiceDefaults.Problems.Status(refusal), messages.ElementAtOrDefault(index) ?? "", source.Path));
        }

        var (method, parameters) = code.Ancestors().Select(Signature).First(signature => signature.Parameters is not null);
        var index = parameters!.Parameters.IndexOf(parameter => parameter.Identifier.Text == code.ToString());
        var type = code.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text;
        var calls = Repository.Shipped
            .Where(other => index >= 0 && (other == source || other.Text.Contains($"{type}.{method}(", StringComparison.Ordinal)))
            .SelectMany(other => other.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(call => call.Expression.ToString() is var called && (called == $"{type}.{method}" || (other == source && called == method)))
                .Select(call => (Source: other, call.ArgumentList)))
            .ToList();
        return calls.Count > 0
            ? calls.SelectMany(call => Stated(call.Source, refusal, call.ArgumentList, index))
            : throw new InvalidOperationException($"{source.Path}: the code {code} cannot be read from the source. Write it as a literal.");
    }

    private static (string Name, ParameterListSyntax? Parameters) Signature(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => (method.Identifier.Text, method.ParameterList),
        LocalFunctionStatementSyntax function => (function.Identifier.Text, function.ParameterList),
        _ => ("", null),
    };

    private static List<string> Literals(ExpressionSyntax expression) =>
        [.. expression is ConditionalExpressionSyntax either ? Literals(either.WhenTrue).Concat(Literals(either.WhenFalse)) : expression.IsKind(SyntaxKind.StringLiteralExpression) ? [Text(expression)] : []];

    private static string Text(ExpressionSyntax literal) => ((LiteralExpressionSyntax)literal).Token.ValueText;

    private static string LastWord(ExpressionSyntax expression) => expression.ToString().Split('.')[^1];

    [GeneratedRegex("\"code\", \"(?<word>[a-z_.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeMember();

    [GeneratedRegex(@"statusCode: StatusCodes\.Status(?<word>\d{3})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatusMember();

    [GeneratedRegex("title: \"(?<word>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleMember();
}
