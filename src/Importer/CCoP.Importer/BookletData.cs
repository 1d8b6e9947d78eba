using System.Reflection;
using System.Text.Json;

namespace CCoP.Importer;

/// <summary>The data files that travel with the importer: source key to record.</summary>
internal static class BookletData
{
    public static IReadOnlyList<KeyValuePair<string, T>> Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The importer was built without its data file {name}.");
        return [.. JsonSerializer.Deserialize<Dictionary<string, T>>(stream, ApiClient.Json)!];
    }
}
