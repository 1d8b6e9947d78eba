using System.Reflection;
using System.Text.Json;

namespace CCoP.Importer;

/// <summary>The data files that travel with the importer.</summary>
internal static class BookletData
{
    /// <summary>Source key to record.</summary>
    public static IReadOnlyList<KeyValuePair<string, T>> Read<T>(string name) => [.. Parse<Dictionary<string, T>>(name)];

    public static IReadOnlyList<T> ReadList<T>(string name) => Parse<List<T>>(name);

    private static T Parse<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The importer was built without its data file {name}.");
        return JsonSerializer.Deserialize<T>(stream, ApiClient.Json)!;
    }
}
