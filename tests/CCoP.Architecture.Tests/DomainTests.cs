using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CCoP.Architecture.Tests;

/// <summary>Rules live in the aggregate, and only there.</summary>
public sealed partial class DomainTests
{
    private static readonly IReadOnlyList<Type> Domain = [.. Platform.Types(Platform.Assemblies).Where(type => type.Namespace!.EndsWith(".Domain", StringComparison.Ordinal))];

    [Fact]
    public void What_an_aggregate_holds_is_changed_by_its_own_methods_alone()
    {
        var setters = Domain
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(property => property.SetMethod)
            .OfType<MethodInfo>()
            .ToList();

        setters.Count.ShouldBeGreaterThan(100);
        setters.Where(setter => !setter.IsPrivate && !IsInit(setter)).Select(setter => $"{setter.DeclaringType!.Name}.{setter.Name}").ShouldBeEmpty();
        Domain
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsPrivate && !field.IsInitOnly && !field.IsLiteral && !field.DeclaringType!.IsEnum)
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_made_of_a_base_type_for_entities()
    {
        Domain.Count.ShouldBeGreaterThan(20);
        Domain.Where(type => type is { IsClass: true, BaseType: { } parent } && parent != typeof(object)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_has_a_code_of_noun_and_reason()
    {
        Refusals.All.Count.ShouldBeGreaterThan(50);
        Refusals.All.Where(refusal => !NounAndReason().IsMatch(refusal.Code)).ShouldBeEmpty();
    }

    [Fact]
    public void One_code_is_one_status()
    {
        Refusals.All.GroupBy(refusal => refusal.Code, StringComparer.Ordinal)
            .Where(same => same.Select(refusal => refusal.Status).Distinct().Count() > 1)
            .Select(same => same.Key)
            .ShouldBeEmpty();
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    [GeneratedRegex("^[a-z]+(_[a-z]+)*[.][a-z]+(_[a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NounAndReason();
}
