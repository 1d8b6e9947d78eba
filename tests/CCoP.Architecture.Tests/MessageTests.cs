using System.Text.Encodings.Web;
using System.Text.Json;

namespace CCoP.Architecture.Tests;

/// <summary>What travels: messages on the bus and records on the wire.</summary>
public sealed class MessageTests
{
    private static readonly JsonSerializerOptions Readable = new(ApiClient.Json) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. Platform.Messages.Select(message => message.FullName!)];

    [Fact]
    public void A_message_is_a_sealed_record_of_the_contracts()
    {
        Platform.Messages.Count.ShouldBeGreaterThan(5);
        Platform.Messages.ShouldAllBe(message => message.IsSealed && IsRecord(message) && message.Namespace!.EndsWith(".Contracts", StringComparison.Ordinal));
        Platform.Messages.ShouldAllBe(message => Repository.Read($"src/{Platform.OwnerOf(message)}/{message.Assembly.GetName().Name}/Messages.cs").Contains($"public sealed record {message.Name}(", StringComparison.Ordinal));
        Platform.Messages.Select(message => message.Name).ShouldBeUnique();
    }

    /// <summary>Other services, also those that run an older version, read exactly this.</summary>
    [Theory, MemberData(nameof(Names))]
    public void The_JSON_of_a_message_is_the_one_on_file_and_can_still_be_read(string name)
    {
        var type = Platform.Messages.Single(message => message.FullName == name);
        var path = FileOf(type);

        Snapshot.ShouldBe(path, JsonSerializer.Serialize(Sample.Of(type), type, Readable));

        var read = JsonSerializer.Deserialize(Repository.Read(path), type, ApiClient.Json)!;
        JsonSerializer.Serialize(read, type, Readable).ShouldBe(Repository.Read(path).TrimEnd('\n'));
        ((IMessage)read).Key.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public void A_message_is_told_by_its_own_service_alone()
    {
        var told = Platform.Services.ToDictionary(service => service, service => Platform.UsedBy(service.Assembly).Members);
        told.ShouldNotBeEmpty();
        foreach (var message in Platform.Messages)
        {
            told.Where(service => service.Value.Contains($"{message.FullName}..ctor")).Select(service => service.Key.Assembly).ShouldBe(
                Platform.Services.Where(service => service.Contracts == message.Assembly).Select(service => service.Assembly), message.Name);
        }
    }

    [Fact]
    public void No_file_is_left_of_a_message_that_is_gone() =>
        Repository.Files.Where(file => file.StartsWith("tests/CCoP.Architecture.Tests/Messages/", StringComparison.Ordinal))
            .Except(Platform.Messages.Select(FileOf), StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public void What_travels_is_a_sealed_record_without_dates_of_unknown_place_and_without_binary_fractions()
    {
        var records = Platform.Services.SelectMany(service => Platform.Types(service.Contracts)).Where(IsRecord).ToList();
        records.Count.ShouldBeGreaterThan(50);
        records.ShouldAllBe(record => record.IsSealed);
        Members(records).Where(member => IsOneOf(member.Type, typeof(DateTime), typeof(float), typeof(double))).ShouldBeEmpty();
    }

    /// <summary>A cent that is lost by a binary fraction is never found again.</summary>
    [Fact]
    public void No_domain_computes_in_binary_fractions()
    {
        var types = Platform.Types(Platform.Assemblies).Where(type => type.Namespace!.EndsWith(".Domain", StringComparison.Ordinal)).Append(typeof(Money)).ToList();
        Members(types).ShouldContain(member => member.Type == typeof(decimal));
        Members(types).Where(member => IsOneOf(member.Type, typeof(DateTime), typeof(float), typeof(double))).ShouldBeEmpty();
    }

    private static string FileOf(Type message) => $"tests/CCoP.Architecture.Tests/Messages/{Platform.OwnerOf(message)}/{message.Name}.json";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<(string Owner, string Name, Type Type)> Members(IEnumerable<Type> types) => types.SelectMany(type =>
        type.GetProperties().Select(property => (type.Name, property.Name, property.PropertyType))
            .Concat(type.GetMethods().Where(method => method.DeclaringType == type)
                .SelectMany(method => method.GetParameters().Select(parameter => (type.Name, $"{method.Name}({parameter.Name})", parameter.ParameterType)).Append((type.Name, method.Name, method.ReturnType)))));

    /// <summary>Also inside a nullable or a list.</summary>
    private static bool IsOneOf(Type type, params Type[] unwanted) => unwanted.Contains(type) || type.GenericTypeArguments.Any(inner => IsOneOf(inner, unwanted));
}
