using System.Net;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;

namespace CCoP.Architecture.Tests;

/// <summary>What each service offers to the others and to partners.</summary>
public sealed class ApiTests
{
    /// <summary>What needs no token. A line more here is a decision to open a door.</summary>
    private static readonly string[] Open = ["/alive", "/health", "/openapi/{documentName}.json"];

    /// <summary>What one service opens besides: the feature, with its address.</summary>
    private static readonly IReadOnlyDictionary<string, string> OpenFeatures = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["src/Events/CCoP.Events/Features/Reading/ReadCalendar.cs"] = "/api/events/calendar.ics",
        ["src/Media/CCoP.Media/Features/Showing/ReadRendition.cs"] = "/api/media/renditions/{id:guid}",
    };

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Platform.ServiceNames), MemberType = typeof(Platform))]
    public async Task The_document_that_a_service_serves_is_the_one_on_file(string name)
    {
        var document = await DocumentAsync(Platform.Named(name));
        Operations(document).ShouldNotBeEmpty();
        Snapshot.ShouldBe($"openapi/{name}.json", document.ToJsonString(Readable));
    }

    [Fact]
    public async Task The_API_page_of_the_gateway_shows_the_documents_on_file()
    {
        var gateway = Assembly.Load("CCoP.Gateway").GetType("Program", throwOnError: true)!;
        await using var running = RunningService.Start(gateway);
        var page = await running.Client.GetStringAsync(new Uri("/docs/", UriKind.Relative), Ct);
        var documents = Platform.Services.Select(service => $"openapi/{service.Name}.json").ToList();
        documents.ShouldAllBe(document => page.Contains(document, StringComparison.Ordinal));
        Repository.Files.Where(file => file.StartsWith("openapi/", StringComparison.Ordinal)).ShouldBeSubsetOf(documents);
    }

    [Theory, MemberData(nameof(Platform.ServiceNames), MemberType = typeof(Platform))]
    public async Task Every_operation_is_called_as_its_feature_and_says_in_a_sentence_what_it_does(string name)
    {
        var service = Platform.Named(name);
        var operations = Operations(await DocumentAsync(service)).ToList();
        operations.Select(operation => operation.Id).ShouldBe(service.Features.Select(feature => feature.Name), ignoreOrder: true);
        operations.ShouldAllBe(operation => operation.Summary.Length > 5);
        operations.Select(operation => operation.Summary).ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Platform.ServiceNames), MemberType = typeof(Platform))]
    public async Task The_typed_client_has_a_method_for_every_operation_and_calls_its_address(string name)
    {
        var service = Platform.Named(name);
        var operations = Operations(await DocumentAsync(service)).ToDictionary(operation => operation.Id + "Async", StringComparer.Ordinal);
        var methods = service.Client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        methods.Select(method => method.Name).ShouldBe(operations.Keys, ignoreOrder: true);
        foreach (var method in methods)
        {
            var operation = operations[method.Name];
            var sent = await SentByAsync(service.Client, method);

            sent.Method.Method.ShouldBe(operation.Method, method.Name, StringCompareShould.IgnoreCase);
            Regex.IsMatch(sent.RequestUri!.AbsolutePath, operation.PathPattern, RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeTrue($"{method.Name} calls {sent.RequestUri.AbsolutePath}");
            sent.RequestUri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')[0])
                .ShouldBeSubsetOf(operation.Query, method.Name);
            sent.Headers.Contains("If-Match").ShouldBe(operation.NeedsVersion, method.Name);
            (sent.Content is not null).ShouldBe(operation.HasBody, method.Name);
        }
    }

    /// <summary>What waits for one person (<c>/my/</c>) is shown whole.</summary>
    [Fact, Trait("Row", "G04")]
    public async Task Every_list_is_read_page_by_page_and_no_page_is_without_bound()
    {
        var documents = await Task.WhenAll(Platform.Services.Select(DocumentAsync));
        var lists = documents.SelectMany(Operations)
            .Where(operation => operation.Answer?.Contains("/PageOf", StringComparison.Ordinal) == true && !operation.Path.Contains("/my/", StringComparison.Ordinal))
            .ToList();
        lists.Count.ShouldBeGreaterThan(10);
        lists.ShouldAllBe(list => list.Query.Contains("cursor"));
        lists.ShouldAllBe(list => list.Maximum("limit") <= 100);
    }

    [Theory, MemberData(nameof(Platform.ServiceNames), MemberType = typeof(Platform))]
    public async Task Without_a_token_only_the_listed_doors_open(string name)
    {
        await using var running = RunningService.Start(Platform.Named(name).Program);
        var open = running.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(endpoint => endpoint.RoutePattern.RawText).ToList();
        open.ShouldBe([.. Open, .. OpenFeatures.Values.Where(address => address.StartsWith($"/api/{name}/", StringComparison.Ordinal))], ignoreOrder: true);

        var closed = running.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        closed.ShouldNotBeEmpty();
        foreach (var endpoint in closed)
        {
            var method = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var path = Regex.Replace(endpoint.RoutePattern.RawText!, @"\{[^}]*\}", Guid.Empty.ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await running.Client.SendAsync(request, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public void Nothing_else_is_opened_to_callers_without_a_token()
    {
        var files = Repository.Shipped.Where(source => source.Text.Contains("AllowAnonymous", StringComparison.Ordinal)).Select(source => source.Path).ToList();
        files.ShouldContain("CCoP.ServiceDefaults/ServiceDefaults.cs");
        files.Where(file => !file.StartsWith("CCoP.ServiceDefaults/", StringComparison.Ordinal) && !file.StartsWith("src/Web/", StringComparison.Ordinal)).ShouldBe(OpenFeatures.Keys, ignoreOrder: true);
    }

    private static async Task<JsonNode> DocumentAsync(Service service)
    {
        await using var running = RunningService.Start(service.Program);
        return JsonNode.Parse(await running.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ct))!;
    }

    private static IEnumerable<Operation> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new Operation(path.Key, operation.Key, operation.Value!);

    /// <summary>The request that a client's method sends, caught before it leaves.</summary>
    private static async Task<HttpRequestMessage> SentByAsync(Type client, MethodInfo method)
    {
        using var wire = new Wire();
        using var http = new HttpClient(wire) { BaseAddress = new Uri("http://localhost/") };
        var arguments = method.GetParameters().Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? Ct : Sample.Value(parameter.ParameterType, parameter.Name!));
        try
        {
            await (Task)method.Invoke(Activator.CreateInstance(client, http), [.. arguments])!;
        }
        catch (ApiException)
        {
            // The wire answers nothing useful.
        }

        return wire.Sent!;
    }

    private sealed class Wire : HttpMessageHandler
    {
        public HttpRequestMessage? Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = request;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest));
        }
    }

    private sealed record Operation(string Path, string Method, JsonNode Node)
    {
        public string Id => Node["operationId"]?.GetValue<string>() ?? $"{Method} {Path} has no id";

        public string Summary => Node["summary"]?.GetValue<string>() ?? "";

        public string PathPattern => "^" + Regex.Replace(Path, @"\{[^}]*\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1)) + "$";

        public IEnumerable<string> Query => Parameters("query");

        public bool NeedsVersion => Parameters("header").Contains("If-Match");

        public bool HasBody => Node["requestBody"] is not null;

        /// <summary>The schema of what it answers when all is well.</summary>
        public string? Answer => Node["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>();

        public int? Maximum(string parameter) => (Node["parameters"]?.AsArray() ?? [])
            .FirstOrDefault(one => one!["name"]!.GetValue<string>() == parameter)?["schema"]?["maximum"]?.GetValue<int>();

        private IEnumerable<string> Parameters(string place) => (Node["parameters"]?.AsArray() ?? [])
            .Where(parameter => parameter!["in"]!.GetValue<string>() == place)
            .Select(parameter => parameter!["name"]!.GetValue<string>());
    }
}
