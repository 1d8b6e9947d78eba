namespace CCoP.Architecture.Tests;

/// <summary>A class that hears a message.</summary>
internal sealed record Consumer(Type Type, Type Message)
{
    public static IReadOnlyList<Consumer> All { get; } = [.. Platform.Types(Platform.Assemblies).SelectMany(type => type.GetInterfaces()
        .Where(contract => contract is { IsGenericType: true, Namespace: "MassTransit", Name: "IConsumer`1" })
        .Select(contract => new Consumer(type, contract.GenericTypeArguments[0])))];
}
