using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace CCoP.Testing;

/// <summary>Somebody who may call the API.</summary>
/// <param name="Token">An access token.</param>
/// <param name="Known">Values that exist for this caller, by the name of the parameter or field that takes them, or by that of the operation and a parameter: <c>ReadAward.id</c>.</param>
public sealed record Caller(string Token, IReadOnlyDictionary<string, string> Known);

/// <summary>
/// Sends what no honest program sends to every operation of a service's OpenAPI document: ids, versions, types, lengths, dates
/// and bytes that are wrong. Whatever it is, the answer says what is wrong with it, and none is a failure of ours.
/// Derive one class per service that says who calls.
/// </summary>
public abstract class HostileInput(Func<string?, HttpClient> http)
{
    private static readonly string Long = new('ខ', 20_000);

    private static readonly string[] Words =
    [
        "", " ", "x", "\0", "a\0b", "%", "'; --", "‮‏", Long, "-1", "true", "1e5", "1.001", "999999999999.99", "99999999999999999999",
        "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "00000000-0000-0000-0000-000000000000", "0190aaaa-0000-7000-8000-000000000000",
    ];

    private static readonly JsonNode?[] Values =
    [
        null, JsonNode.Parse("true"), JsonNode.Parse("-1"), JsonNode.Parse("0"), JsonNode.Parse("2147483648"), JsonNode.Parse("1e30"), JsonNode.Parse("1e400"), JsonNode.Parse("0.1234567890123456789"),
        JsonNode.Parse("[]"), JsonNode.Parse("[null]"), JsonNode.Parse("{}"), .. Words.Select(word => (JsonNode?)word),
    ];

    private static readonly string[] Bodies = ["", "null", "{", "[]", "\"text\"", "1", "{\"a\":", "{\"a\":\"\\ud800\"}", new string('[', 2_000), "\u0001"];

    private static readonly string[] Versions = ["", "x", "*", "\"\"", "\"-1\"", "\"99999999999999999999\"", "W/\"1\"", "\"0\", \"1\"", "\"0\""];

    /// <summary>So many failures tell what is wrong.</summary>
    private const int Enough = 10;

    private readonly List<string> broken = [];
    private readonly HashSet<Operation> reached = [];
    private readonly Dictionary<Operation, int> revisions = [];

    /// <summary>Operations on a part of a record that has a version of its own, counted from 0: they refused the entity tag of the record.</summary>
    private readonly HashSet<Operation> counted = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Operations that need no token.</summary>
    protected virtual IReadOnlyList<string> Open => [];

    /// <summary>Callers that together may do everything, each with a world of its own.</summary>
    protected abstract Task<IReadOnlyList<Caller>> CallersAsync();

    [Fact]
    public async Task Whatever_a_caller_sends_the_answer_says_what_is_wrong_with_it()
    {
        var operations = await OperationsAsync();
        Assert.NotEmpty(operations);
        IReadOnlyList<Caller> callers = [];
        foreach (var operation in operations)
        {
            if (callers.Count == 0 || operation.Method == HttpMethod.Post)
            {
                // What changes something may change what the next one needs.
                callers = await CallersAsync();
                revisions.Clear();
            }

            foreach (var caller in callers)
            {
                using var client = http(caller.Token);
                if (await TryAsync(client, operation, operation.Address(caller.Known), operation.HasBody ? "{" : null, "\"0\"", "a body that ends early") == HttpStatusCode.Forbidden)
                {
                    continue;
                }

                await TryAddressesAsync(client, operation, caller);
                await TryVersionsAsync(client, operation, caller);
                await TryBodiesAsync(client, operation, caller);
            }
        }

        Assert.Empty(operations.Except(reached).Select(operation => $"{operation.Id}: nobody got as far as its rules"));
        Assert.Empty(broken);
    }

    [Fact]
    public async Task Without_a_valid_token_nothing_is_answered()
    {
        var operations = await OperationsAsync();
        Assert.NotEmpty(operations);
        foreach (var token in new[] { null, "nonsense", TestTokens.Expired(Guid.CreateVersion7(), Roles.All) })
        {
            using var client = http(token);
            foreach (var operation in operations.Where(operation => !Open.Contains(operation.Id, StringComparer.Ordinal)))
            {
                using var request = new HttpRequestMessage(operation.Method, operation.Address(new Dictionary<string, string>(StringComparer.Ordinal)));
                using var answer = await client.SendAsync(request, Ct);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{operation.Id} answers {(int)answer.StatusCode} without a valid token");
            }
        }
    }

    private async Task TryAddressesAsync(HttpClient client, Operation operation, Caller caller)
    {
        foreach (var parameter in operation.Parameters("path").Concat(operation.Parameters("query")))
        {
            // A null byte in a path does not get past any server.
            foreach (var word in Words.Where(word => !word.Contains('\0', StringComparison.Ordinal) || operation.Parameters("query").Contains(parameter, StringComparer.Ordinal)))
            {
                await TryAsync(client, operation, operation.Address(caller.Known, parameter, word), operation.ValidBody(caller.Known)?.ToJsonString(), "\"0\"", $"{parameter}={Short(word)}");
            }
        }
    }

    private async Task TryVersionsAsync(HttpClient client, Operation operation, Caller caller)
    {
        foreach (var version in Versions.Where(_ => operation.NeedsVersion))
        {
            await TryAsync(client, operation, operation.Address(caller.Known), operation.ValidBody(caller.Known)?.ToJsonString(), version, $"If-Match: {version}");
        }
    }

    private async Task TryBodiesAsync(HttpClient client, Operation operation, Caller caller)
    {
        var wrong = operation.HasBody ? Bodies.Select(body => ($"body {Short(body)}", body)).Concat(Mutations(operation.ValidBody(caller.Known)!)) : [];
        foreach (var (what, body) in wrong)
        {
            await TryCurrentAsync(client, operation, caller, body, what);
        }

        await TryCurrentAsync(client, operation, caller, operation.ValidBody(caller.Known)?.ToJsonString(), "as it should be");
    }

    /// <summary>With the current version: the entity tag of the record, or a part's own, counted up until it fits.</summary>
    private async Task TryCurrentAsync(HttpClient client, Operation operation, Caller caller, string? body, string what)
    {
        var address = operation.Address(caller.Known);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await TryAsync(client, operation, address, body, await VersionAsync(client, operation, caller), what) != HttpStatusCode.PreconditionFailed)
            {
                return;
            }

            if (!counted.Add(operation))
            {
                revisions[operation] = revisions.GetValueOrDefault(operation) + 1;
            }
        }
    }

    private async Task<HttpStatusCode> TryAsync(HttpClient client, Operation operation, string address, string? body, string version, string what)
    {
        using var request = new HttpRequestMessage(operation.Method, address);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (operation.NeedsVersion && version.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await client.SendAsync(request, Ct);
        if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict)
        {
            reached.Add(operation);
        }

        if (answer.StatusCode < HttpStatusCode.BadRequest)
        {
            revisions[operation] = revisions.GetValueOrDefault(operation) + 1;
        }
        else if (answer.StatusCode >= HttpStatusCode.InternalServerError || !await SaysWhyAsync(answer))
        {
            broken.Add($"{operation.Id} answers {(int)answer.StatusCode} to {what}");
            Assert.True(broken.Count < Enough, string.Join('\n', broken));
        }

        return answer.StatusCode;
    }

    private static async Task<bool> SaysWhyAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && JsonNode.Parse(text)?["code"]?.GetValue<string>() is { Length: > 0 } code && code != "service.error";
    }

    /// <summary>The current version: what the caller knows, or the entity tag of what lies above the address, else how often this operation has changed something.</summary>
    private async Task<string> VersionAsync(HttpClient client, Operation operation, Caller caller)
    {
        if (operation.Known(caller.Known, "If-Match") is { } version)
        {
            return version;
        }

        if (operation is { NeedsVersion: true, Above: { } above } && !counted.Contains(operation))
        {
            using var answer = await client.GetAsync(new Uri(operation.Filled(above, caller.Known), UriKind.Relative), Ct);
            if (answer.Headers.ETag is { } tag && tag.Tag.Contains('-', StringComparison.Ordinal))
            {
                return tag.Tag;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"\"{revisions.GetValueOrDefault(operation)}\"");
    }

    /// <summary>The body with one value after the other, also inner ones, replaced by something else, left out or repeated.</summary>
    private static IEnumerable<(string What, string Body)> Mutations(JsonNode valid)
    {
        foreach (var path in Paths(valid).ToList())
        {
            foreach (var value in Values)
            {
                yield return ($"{path} = {Short(value?.ToJsonString() ?? "null")}", Changed(valid, path, (_, _) => value?.DeepClone()));
            }

            yield return ($"{path} left out", Changed(valid, path, (parent, key) =>
            {
                (parent as JsonObject)?.Remove(key);
                return null;
            }, assign: false));
            yield return ($"{path} many times", Changed(valid, path, (parent, key) => new JsonArray([.. Enumerable.Range(0, 600).Select(_ => (parent is JsonArray list ? list[0] : parent[key])?.DeepClone())])));
        }
    }

    private static string Changed(JsonNode valid, string path, Func<JsonNode, string, JsonNode?> change, bool assign = true)
    {
        var copy = valid.DeepClone();
        var steps = path.Split('/');
        var parent = steps[..^1].Aggregate(copy, (node, step) => node is JsonArray list ? list[0]! : node[step]!);
        var value = change(parent, steps[^1]);
        if (assign && parent is JsonArray items)
        {
            items[0] = value;
        }
        else if (assign)
        {
            parent[steps[^1]] = value;
        }

        return copy.ToJsonString();
    }

    private static IEnumerable<string> Paths(JsonNode node) => node switch
    {
        JsonObject record => record.SelectMany(member => member.Value is { } value ? Paths(value).Select(inner => $"{member.Key}/{inner}").Prepend(member.Key) : [member.Key]),
        JsonArray { Count: > 0 } list => Paths(list[0]!).Select(inner => $"0/{inner}").Prepend("0"),
        _ => [],
    };

    private static string Short(string text) => JsonSerializer.Serialize(text.Length > 40 ? text[..40] + "..." : text);

    private async Task<IReadOnlyList<Operation>> OperationsAsync()
    {
        using var client = http(null);
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ct))!;
        var reads = document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null).Select(path => path.Key).ToList();
        return [..
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select new Operation(
                path.Key, new HttpMethod(operation.Key.ToUpperInvariant()), operation.Value!, document,
                reads.Where(read => (path.Key + "/").StartsWith(read + "/", StringComparison.Ordinal) && read.Contains('{', StringComparison.Ordinal)).MaxBy(read => read.Length))];
    }

    /// <summary>An operation of the document.</summary>
    /// <param name="Above">The nearest address at or above it that can be read.</param>
    private sealed record Operation(string Path, HttpMethod Method, JsonNode Node, JsonNode Document, string? Above)
    {
        public string Id => Node["operationId"]!.GetValue<string>();

        public bool NeedsVersion => Parameters("header").Contains("If-Match", StringComparer.Ordinal);

        public bool HasBody => Node["requestBody"] is not null;

        public IEnumerable<string> Parameters(string place) => (Node["parameters"]?.AsArray() ?? [])
            .Where(parameter => parameter!["in"]!.GetValue<string>() == place)
            .Select(parameter => parameter!["name"]!.GetValue<string>());

        public string Address(IReadOnlyDictionary<string, string> known, string? parameter = null, string? word = null)
        {
            var values = new Dictionary<string, string>(known, StringComparer.Ordinal);
            if (parameter is not null)
            {
                values[$"{Id}.{parameter}"] = word!.Length > 2_000 ? word[..2_000] : word;
            }

            return Filled(Path, values) + (Parameters("query").Contains(parameter, StringComparer.Ordinal) ? $"?{parameter}={Uri.EscapeDataString(Known(values, parameter!)!)}" : "");
        }

        public string Filled(string path, IReadOnlyDictionary<string, string> known) => string.Join('/', path.Split('/').Select(part =>
            part.StartsWith('{') ? Uri.EscapeDataString(Known(known, part.Trim('{', '}')) ?? Guid.Empty.ToString()) : part));

        public string? Known(IReadOnlyDictionary<string, string> known, string name) => known.GetValueOrDefault($"{Id}.{name}") ?? known.GetValueOrDefault(name);

        public JsonNode? ValidBody(IReadOnlyDictionary<string, string> known) =>
            Node["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Valid(schema, "", known) : null;

        private JsonNode? Valid(JsonNode schema, string name, IReadOnlyDictionary<string, string> known)
        {
            if (schema["$ref"]?.GetValue<string>() is { } reference)
            {
                return Valid(reference.Split('/')[1..].Aggregate(Document, (node, step) => node[step]!), name, known);
            }

            if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray().FirstOrDefault(one => one!["type"]?.ToString() != "null") is { } one)
            {
                return Valid(one, name, known);
            }

            if (schema["enum"]?[0] is { } first)
            {
                return Known(known, name) ?? first.DeepClone();
            }

            var types = schema["type"] is JsonArray several ? several.Select(type => type!.GetValue<string>()).ToList() : [schema["type"]?.GetValue<string>() ?? "object"];
            return types.First(type => type != "null") switch
            {
                "object" => new JsonObject(schema["properties"]!.AsObject().Select(property => KeyValuePair.Create(property.Key, Valid(property.Value!, property.Key, known)))),
                "array" => new JsonArray(Valid(schema["items"]!, name, known)),
                "integer" or "number" => JsonNode.Parse(Known(known, name) ?? schema["minimum"]?.ToString() ?? "1"),
                "boolean" => false,
                _ => Known(known, name) ?? schema["format"]?.GetValue<string>() switch
                {
                    "uuid" => "0190aaaa-0000-7000-8000-000000000000",
                    "date" => "2027-02-01",
                    "date-time" => "2027-02-01T10:00:00+07:00",
                    _ => name == "amount" ? "10.00" : "text",
                },
            };
        }

        public bool Equals(Operation? other) => other is not null && Path == other.Path && Method == other.Method;

        public override int GetHashCode() => HashCode.Combine(Path, Method);
    }
}
