using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace CCoP.Architecture.Tests;

/// <summary>The platform as it was compiled.</summary>
internal static class Platform
{
    /// <summary>Every assembly of the platform, without tests.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Directory.GetFiles(AppContext.BaseDirectory, "CCoP.*.dll")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(Assembly.Load)];

    /// <summary>The services with an API: those that have contracts.</summary>
    public static IReadOnlyList<Service> Services { get; } = [..
        from assembly in Assemblies
        join contracts in Assemblies on assembly.GetName().Name + ".Contracts" equals contracts.GetName().Name
        select new Service(assembly, contracts)];

    public static IReadOnlyList<Type> Messages { get; } = [.. Types(Assemblies).Where(type => type.IsAssignableTo(typeof(IMessage)) && type != typeof(IMessage))];

    /// <summary>For theories: a service that is added is tested without another line.</summary>
    public static TheoryData<string> ServiceNames => [.. Services.Select(service => service.Name)];

    public static Service Named(string name) => Services.Single(service => service.Name == name);

    /// <summary>The types that people wrote.</summary>
    public static IEnumerable<Type> Types(params IEnumerable<Assembly> assemblies) => assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.StartsWith("CCoP", StringComparison.Ordinal) == true);

    /// <summary>Name of the service that an assembly belongs to: <c>CCoP.Proposals.Contracts</c> is of Proposals.</summary>
    public static string OwnerOf(Type type) => type.Assembly.GetName().Name!.Split('.')[1];

    /// <summary>The full names of the types of other assemblies that this one uses, and of their members as <c>Type.Member</c>.</summary>
    public static (IReadOnlySet<string> Types, IReadOnlySet<string> Members) UsedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        string NameOf(TypeReferenceHandle handle)
        {
            var type = metadata.GetTypeReference(handle);
            return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
        }

        return (
            metadata.TypeReferences.Select(NameOf).ToHashSet(StringComparer.Ordinal),
            metadata.MemberReferences
                .Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => NameOf((TypeReferenceHandle)member.Parent) + "." + metadata.GetString(member.Name))
                .ToHashSet(StringComparer.Ordinal));
    }
}

/// <summary>A service with an API.</summary>
internal sealed record Service(Assembly Assembly, Assembly Contracts)
{
    /// <summary>As in addresses: <c>proposals</c>.</summary>
    public string Name { get; } = Assembly.GetName().Name!.Split('.')[1].ToLowerInvariant();

    /// <summary>Its folder in the repository.</summary>
    public string Folder { get; } = $"src/{Assembly.GetName().Name!.Split('.')[1]}/{Assembly.GetName().Name}";

    public Type Program => Assembly.GetType("Program", throwOnError: true)!;

    public Type Client => Platform.Types(Contracts).Single(type => type.BaseType == typeof(ApiClient));

    /// <summary>The classes that map an endpoint.</summary>
    public IReadOnlyList<Type> Features => [.. Platform.Types(Assembly).Where(type =>
        type.Namespace!.Contains(".Features.", StringComparison.Ordinal) && type.GetMethod("Map", BindingFlags.Public | BindingFlags.Static) is not null)];

    public override string ToString() => Name;
}
