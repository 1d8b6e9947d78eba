using System.Security.Cryptography;
using System.Text;

namespace CCoP.Architecture.Tests;

/// <summary>Values of wire records and messages that are the same in every run.</summary>
internal static class Sample
{
    /// <summary>An instance of a record, every member of it filled.</summary>
    public static object Of(Type record)
    {
        var constructor = record.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!))]);
    }

    public static object Value(Type type, string name) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } given => Value(given, name),
        _ when type == typeof(string) => name,
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 3,
        _ when type == typeof(uint) => 5u,
        _ when type == typeof(long) => 7L,
        _ when type == typeof(decimal) => 12.5m,
        _ when type == typeof(Guid) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)),
        _ when type == typeof(DateOnly) => new DateOnly(2027, 2, 14),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        _ when type == typeof(Money) => Money.Eur(1_200.50m),
        _ when type == typeof(Stream) => new MemoryStream([1]),
        _ when type == typeof(LocalText) => new LocalText(name, "ខ្មែរ"),
        { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
        { IsGenericType: true } when type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => List(type.GenericTypeArguments[0], name),
        _ => Of(type),
    };

    private static Array List(Type item, string name)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Value(item, name), 0);
        return list;
    }
}
