using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CCoP.SharedKernel;

/// <summary>A refusal as a typed client sees it: the status, the stable code and the facts of the problem details.</summary>
public sealed class ApiException(HttpStatusCode status, string code, string title, IReadOnlyDictionary<string, JsonElement> facts) : Exception(title)
{
    public HttpStatusCode Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The other members of the problem details, such as <c>available</c>, <c>missing</c> or <c>errors</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Facts { get; } = facts;
}

/// <summary>What the typed clients of the Contracts projects are made of.</summary>
public abstract class ApiClient(HttpClient http)
{
    /// <summary>JSON as the services write it.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a record; null when it is absent or hidden from this caller (404).</summary>
    protected async Task<T?> FindAsync<T>(string path, CancellationToken ct) where T : class
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync<T>(response, ct);
    }

    protected async Task<T> GetAsync<T>(string path, CancellationToken ct)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return await ReadAsync<T>(response, ct);
    }

    /// <summary>Reads what is no record, such as a calendar.</summary>
    protected async Task<string> GetTextAsync(string path, CancellationToken ct)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
        await EnsureSuccessAsync(response, ct);
        return await response.Content.ReadAsStringAsync(ct);
    }

    /// <summary>Sends a command whose answer has a body.</summary>
    /// <param name="method">POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">Relative to the service.</param>
    /// <param name="body">A wire record, or null.</param>
    /// <param name="ct">Cancels the wait, not necessarily the command.</param>
    /// <param name="seen">The version for <c>If-Match</c>, where the command needs one.</param>
    /// <param name="idempotencyKey">Makes a repeat answer as the first call did, where money moves.</param>
    protected async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken ct, uint? seen = null, string? idempotencyKey = null)
    {
        using var response = await SendCoreAsync(method, path, body, seen, idempotencyKey, ct);
        return await ReadAsync<T>(response, ct);
    }

    /// <summary>As the other, for a command that answers without a body.</summary>
    protected async Task SendAsync(HttpMethod method, string path, object? body, CancellationToken ct, uint? seen = null, string? idempotencyKey = null)
    {
        using var response = await SendCoreAsync(method, path, body, seen, idempotencyKey, ct);
        await EnsureSuccessAsync(response, ct);
    }

    /// <summary>Sends a file as it is.</summary>
    protected async Task SendFileAsync(HttpMethod method, string path, Stream file, uint seen, CancellationToken ct)
    {
        using var content = new StreamContent(file) { Headers = { ContentType = new("application/octet-stream") } };
        using var response = await SendCoreAsync(method, path, content, seen, null, ct);
        await EnsureSuccessAsync(response, ct);
    }

    /// <summary>Opens a file without reading it whole; null when it is absent or hidden from this caller (404).</summary>
    protected async Task<HttpResponseMessage?> OpenFileAsync(string path, CancellationToken ct)
    {
        var response = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            if (response.StatusCode != HttpStatusCode.NotFound)
            {
                await EnsureSuccessAsync(response, ct);
            }

            return null;
        }
    }

    private async Task<HttpResponseMessage> SendCoreAsync(HttpMethod method, string path, object? body, uint? seen, string? idempotencyKey, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = body as HttpContent ?? JsonContent.Create(body, body.GetType(), options: Json);
        }

        if (seen is { } version)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        return await http.SendAsync(request, ct);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
    {
        await EnsureSuccessAsync(response, ct);
        return await response.Content.ReadFromJsonAsync<T>(Json, ct)
            ?? throw new ApiException(response.StatusCode, "service.error", "The service answered without a body.", new Dictionary<string, JsonElement>());
    }

    private static async Task EnsureSuccessAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        Dictionary<string, JsonElement> problem;
        try
        {
            problem = await response.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>(Json, ct) ?? [];
        }
        catch (JsonException)
        {
            problem = [];
        }

        throw new ApiException(
            response.StatusCode,
            problem.TryGetValue("code", out var code) ? code.GetString() ?? "service.error" : "service.error",
            problem.TryGetValue("title", out var title) ? title.GetString() ?? "" : response.ReasonPhrase ?? "",
            problem);
    }
}
