using System.Xml.Linq;

namespace CCoP.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed class DependencyTests
{
    /// <summary>They put all services together, and nothing refers to them.</summary>
    private static readonly string[] Compositions = ["CCoP.AppHost", "CCoP.Prepare"];

    [Fact]
    public void A_service_knows_another_only_by_its_contracts()
    {
        var seen = 0;
        foreach (var project in Repository.Projects.Where(project => !project.StartsWith("tests/", StringComparison.Ordinal)))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            if (Compositions.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            foreach (var other in References(project))
            {
                seen++;
                var allowed = other.EndsWith(".Contracts", StringComparison.Ordinal) || other == "CCoP.ServiceDefaults" || IsShared(other)
                    || Owner(other) == Owner(name);
                allowed.ShouldBeTrue($"{name} refers to {other}");
            }
        }

        seen.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Contracts_know_nothing_but_the_kernel_and_other_contracts()
    {
        Platform.Services.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var service in Platform.Services)
        {
            var contracts = Repository.Projects.Single(project => Path.GetFileNameWithoutExtension(project) == service.Contracts.GetName().Name);
            References(contracts).ShouldContain("CCoP.SharedKernel", contracts);
            References(contracts).ShouldAllBe(name => name == "CCoP.SharedKernel" || name.EndsWith(".Contracts", StringComparison.Ordinal), contracts);
            Packages(contracts).ShouldBeEmpty(contracts);
        }
    }

    [Fact]
    public void The_shared_kernel_depends_on_nothing()
    {
        var kernel = Repository.Projects.Single(project => project.EndsWith("/CCoP.SharedKernel.csproj", StringComparison.Ordinal));
        References(kernel).Concat(Packages(kernel)).ShouldBeEmpty();
        typeof(Money).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal));
    }

    /// <summary>CCoP.Persistence is the seam: the bus could be another tomorrow.</summary>
    [Fact]
    public void Of_the_bus_a_service_knows_only_what_a_consumer_is()
    {
        string[] known = ["MassTransit.IConsumer`1", "MassTransit.IConsumer", "MassTransit.ConsumeContext`1", "MassTransit.ConsumeContext", "MassTransit.PipeContext", "MassTransit.MessageContext"];
        var consumers = 0;
        foreach (var assembly in Platform.Assemblies.Where(assembly => assembly.GetName().Name != "CCoP.Persistence"))
        {
            var bus = Platform.UsedBy(assembly).Types.Where(type => type.StartsWith("MassTransit.", StringComparison.Ordinal)).ToList();
            consumers += bus.Count;
            bus.Except(known, StringComparer.Ordinal).ShouldBeEmpty(assembly.GetName().Name);
        }

        consumers.ShouldBePositive();
    }

    [Fact]
    public void The_bus_tells_nobody_that_it_is_used()
    {
        var composed = Repository.Sources.Where(source => source.Text.Contains(".AddMassTransit(", StringComparison.Ordinal) && source.Name != nameof(DependencyTests)).ToList();
        composed.ShouldNotBeEmpty();
        foreach (var source in composed)
        {
            source.Text.Split(".AddMassTransit(").Length.ShouldBe(source.Text.Split(".DisableUsageTelemetry()").Length, source.Path);
        }
    }

    /// <summary>Rules are tested without a host: the domain knows no database, no web and no bus.</summary>
    [Fact]
    public void The_domain_knows_nothing_but_the_platforms_own_words()
    {
        var domain = Repository.Shipped.Where(source => source.Path.Contains("/Domain/", StringComparison.Ordinal)).ToList();
        domain.Count.ShouldBeGreaterThan(10);
        foreach (var source in domain)
        {
            source.Syntax.Usings.Select(used => used.Name!.ToString())
                .ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal) || name.EndsWith(".Contracts", StringComparison.Ordinal), source.Path);
        }
    }

    private static string Owner(string project) => project.Split('.')[1];

    private static bool IsShared(string project) => Repository.Projects.Any(path => path.StartsWith("src/Shared/", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(path) == project);

    private static IEnumerable<string> References(string project) => Included(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> Packages(string project) => Included(project, "PackageReference");

    private static IEnumerable<string> Included(string project, string item) => XDocument.Parse(Repository.Read(project)).Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
