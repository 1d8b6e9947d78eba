using System.Reflection;

namespace CCoP.Architecture.Tests;

/// <summary>One screen per feature: a file with a static class with <c>Map</c> and <c>Handle</c>.</summary>
public sealed class FeatureTests
{
    private const int OneScreen = 120;

    [Theory, MemberData(nameof(Platform.ServiceNames), MemberType = typeof(Platform))]
    public void A_feature_is_a_static_class_with_Map_and_Handle_in_a_file_of_its_own_name(string name)
    {
        var service = Platform.Named(name);
        service.Features.Count.ShouldBeGreaterThan(5);
        foreach (var feature in service.Features)
        {
            (feature is { IsAbstract: true, IsSealed: true }).ShouldBeTrue($"{feature.Name} is a static class");
            feature.GetMethod("Handle", BindingFlags.NonPublic | BindingFlags.Static).ShouldNotBeNull($"{feature.Name} has a private Handle");
            var path = $"{service.Folder}/{feature.Namespace![(service.Assembly.GetName().Name!.Length + 1)..].Replace('.', '/')}/{feature.Name}.cs";
            Repository.Files.ShouldContain(path);
        }
    }

    [Theory, MemberData(nameof(Platform.ServiceNames), MemberType = typeof(Platform))]
    public void A_file_of_features_holds_the_type_of_its_name_and_fits_on_one_screen(string name)
    {
        var files = In(Platform.Named(name), "/Features/").Where(source => !IsReaction(source)).ToList();
        files.Count.ShouldBeGreaterThan(5);
        foreach (var source in files)
        {
            source.Types.First().Identifier.Text.ShouldBe(source.Name, source.Path);
            source.Lines.ShouldBeLessThanOrEqualTo(OneScreen, source.Path);
        }
    }

    [Theory, MemberData(nameof(Platform.ServiceNames), MemberType = typeof(Platform))]
    public void Program_lists_every_feature_once(string name)
    {
        var service = Platform.Named(name);
        var contents = Repository.Read($"{service.Folder}/Program.cs");
        service.Features.ShouldNotBeEmpty();
        foreach (var feature in service.Features)
        {
            contents.Split($"\n{feature.Name}.Map(").Length.ShouldBe(2, $"{feature.Name} in {service.Folder}/Program.cs");
        }
    }

    /// <summary>What another service's message causes is found in one place, and runs.</summary>
    [Fact]
    public void Every_consumer_is_a_reaction_and_is_registered()
    {
        var consumers = Consumer.All;
        consumers.ShouldNotBeEmpty();
        foreach (var consumer in consumers)
        {
            consumer.Type.Namespace!.ShouldEndWith(".Features.Reactions");
            Platform.Services.Select(service => service.Assembly).ShouldContain(consumer.Type.Assembly);
            var composition = $"src/{Platform.OwnerOf(consumer.Type)}/CCoP.{Platform.OwnerOf(consumer.Type)}/{Platform.OwnerOf(consumer.Type)}Service.cs";
            Repository.Read(composition).ShouldContain($"<{consumer.Type.Name}>", customMessage: composition);
        }
    }

    [Fact]
    public void A_file_of_reactions_fits_on_one_screen()
    {
        var reactions = Repository.Shipped.Where(IsReaction).ToList();
        reactions.ShouldNotBeEmpty();
        reactions.ShouldAllBe(source => source.Lines <= OneScreen);
    }

    private static IEnumerable<SourceFile> In(Service service, string folder) =>
        Repository.Sources.Where(source => source.Path.StartsWith(service.Folder + folder, StringComparison.Ordinal));

    private static bool IsReaction(SourceFile source) => source.Path.Contains("/Features/Reactions/", StringComparison.Ordinal);
}
