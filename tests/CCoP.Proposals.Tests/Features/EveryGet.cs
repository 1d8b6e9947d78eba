using System.Text;
using System.Text.Json.Nodes;

namespace CCoP.Proposals.Tests.Features;

/// <summary>
/// What one person is answered by every GET of the service's OpenAPI document, byte by byte: wherever an id or a word is asked for,
/// also as a filter, with each that is given. A GET that is added later is asked too.
/// </summary>
internal static class EveryGet
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="except">Paths that are none of the matter.</param>
    public static async Task<IReadOnlyDictionary<string, string>> AnswersAsync(HttpClient http, IReadOnlyList<Guid> ids, IReadOnlyList<string> words, params IReadOnlyList<string> except)
    {
        var document = JsonNode.Parse(await http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative), Ct))!;
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var addresses = document["paths"]!.AsObject()
            .Where(path => path.Value!["get"] is not null && !except.Any(prefix => path.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .SelectMany(path => Addresses(path.Key, path.Value!["get"]!, document, [.. ids.Select(id => id.ToString())], words))
            .ToList();
        addresses.Count.ShouldBeGreaterThan(20);
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(new Uri(address.TrimStart('/'), UriKind.Relative), Ct);
            ((int)answer.StatusCode).ShouldBeLessThan(500, address);
            var body = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Ct));
            // Of a refusal its code: a trace id differs from call to call.
            answers[address] = $"{(int)answer.StatusCode} {(answer.IsSuccessStatusCode ? body : JsonNode.Parse(body)!["code"]!.GetValue<string>())}";
        }

        return answers;
    }

    /// <summary>Where two worlds differ for the reader.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Where(answer => right[answer.Key] != answer.Value).Select(answer => $"{answer.Key}\n  {answer.Value}\n  {right[answer.Key]}");

    private static IEnumerable<string> Addresses(string path, JsonNode operation, JsonNode document, IReadOnlyList<string> ids, IReadOnlyList<string> words)
    {
        var parameters = (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!).ToList();
        IEnumerable<string> filled = [path];
        foreach (var parameter in parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "path"))
        {
            var values = Values(parameter, document, ids, words);
            filled = [.. filled.SelectMany(part => values.Select(value => part.Replace($"{{{parameter["name"]}}}", Uri.EscapeDataString(value), StringComparison.Ordinal)))];
        }

        return filled.SelectMany(part => parameters
            .Where(parameter => parameter["in"]!.GetValue<string>() == "query")
            .SelectMany(parameter => Values(parameter, document, ids, words).Select(value => $"{part}?{parameter["name"]}={Uri.EscapeDataString(value)}"))
            .Prepend(part));
    }

    private static IReadOnlyList<string> Values(JsonNode parameter, JsonNode document, IReadOnlyList<string> ids, IReadOnlyList<string> words)
    {
        var schema = Resolved(parameter["schema"]!, document);
        return schema switch
        {
            _ when schema["enum"] is JsonArray names => [.. names.Where(name => name is not null).Select(name => name!.ToString())],
            _ when schema["format"]?.ToString() == "uuid" => ids,
            _ when schema["format"]?.ToString() is "date" or "date-time" => ["2026-11-23"],
            _ when schema["type"]!.ToJsonString().Contains("integer", StringComparison.Ordinal) => ["1", "2026"],
            _ when schema["type"]!.ToJsonString().Contains("boolean", StringComparison.Ordinal) => ["true"],
            _ => words,
        };
    }

    private static JsonNode Resolved(JsonNode schema, JsonNode document) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? reference.Split('/')[1..].Aggregate(document, (node, step) => node[step]!)
        : (schema["oneOf"] ?? schema["anyOf"])?.AsArray().First(one => one!["type"]?.ToString() != "null") is { } one ? Resolved(one, document)
        : schema;
}
