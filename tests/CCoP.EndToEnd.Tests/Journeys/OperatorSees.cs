using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CCoP.EndToEnd.Tests.Otlp;

namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>Whoever runs the platform and looks at what its processes tell: everything that happened, and nobody's name.</summary>
public sealed partial class OperatorSees(Platform platform)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "G09")]
    public async Task Every_service_tells_what_it_does_in_traces_logs_and_metrics()
    {
        var services = await ServicesAsync();
        await SettledAsync(services);
        await IsMetAsync(() => services.IsSubsetOf(platform.Telemetry.LoggingServices), () => $"logs of {string.Join(", ", services.Except(platform.Telemetry.LoggingServices))}");
        await IsMetAsync(
            () => services.All(service => platform.Telemetry.Metrics.Contains((service, "http.server.request.duration"))),
            () => $"metrics of {string.Join(", ", services.Except(platform.Telemetry.Metrics.Select(metric => metric.Service)))}");
        await IsMetAsync(
            () => services.Except(["gateway", "identity", "web"]).All(service => platform.Telemetry.Metrics.Contains((service, "ccop.outbox.age"))),
            () => "how long each outbox has kept its oldest message");
        await IsMetAsync(() => platform.Telemetry.Metrics.Contains(("finance", "ccop.advances.overdue")), () => "the number of overdue advances");
    }

    [Fact, Trait("Row", "G09")]
    public async Task One_trace_leads_from_the_press_of_a_button_to_the_last_consumer()
    {
        await using var facilitator = await platform.SignedInAsync("facilitator");
        await facilitator.OpenAsync("/staff/hostings?state=Open");
        await facilitator.FollowAsync("Rule");
        var page = new Uri(facilitator.Page.Url).AbsolutePath;
        await facilitator.CheckAsync("Form.State", "Refuted");
        await facilitator.TypeAsync(("Form.Reason", "Each of the two is registered by itself."));
        await facilitator.PressAsync("Record the ruling");

        foreach (var consumer in new[] { "proposals", "finance" })
        {
            List<string> way = [];
            await IsMetAsync(() => (way = WayTo(consumer, page)).Count > 0, () => $"spans that lead from {page} to the consumer in {consumer}, only\n{string.Join('\n', TraceOf(page).Select(span => $"{span.Service}: {span.Span.Kind} {span.Span.Name} {Convert.ToHexStringLower(span.Span.SpanId.Span)} < {Convert.ToHexStringLower(span.Span.ParentSpanId.Span)}"))}");
            way.ShouldBe(["gateway", "web", "membership", consumer], $"the way to {consumer}");
        }
    }

    [Fact, Trait("Row", "G10")]
    public async Task Nothing_that_the_processes_tell_says_who_somebody_is_or_what_they_wrote()
    {
        var written = await PeopleWriteAsync();
        await SettledAsync(await ServicesAsync());

        var files = Directory.GetFiles(platform.LogFolder, "*.log").Select(File.ReadAllText).ToList();
        var told = platform.Telemetry.Texts.Concat(files).ToList();
        told.ShouldContain(text => text.Contains("/identity/signin", StringComparison.Ordinal), "What is told can be found.");
        var cast = await CastAsync();
        cast.Count.ShouldBeGreaterThan(10);
        string[] never = [.. written, .. cast, "one-CCoP-for-all", "development-secret", "eyJhbGciOi", "with HIV"];
        never.Where(word => told.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(word => $"{word} in: {Around(told, word)}").ShouldBeEmpty();

        // So short a word comes up by chance among the numbers of a metric: it is looked for where there is only text.
        var attributes = platform.Telemetry.Spans.SelectMany(span => span.Span.Attributes).Select(attribute => attribute.Value.StringValue).ToList();
        attributes.ShouldNotBeEmpty();
        files.Concat(attributes).Where(text => text.Contains("HIV", StringComparison.Ordinal)).ShouldBeEmpty();
        told.SelectMany(text => Phone().Matches(text)).Select(match => match.Value).ShouldBeEmpty();
        told.SelectMany(text => Mail().Matches(text)).Select(match => match.Value).ShouldBeEmpty();
    }

    /// <summary>Writes what must stay where it was written, in every way that there is; returns the words to look for.</summary>
    private async Task<IReadOnlyList<string>> PeopleWriteAsync()
    {
        var mark = Guid.CreateVersion7().ToString("N")[^12..];
        string Canary(string where) => $"{where}canary{mark}";

        // Somebody mistypes at the door, with an address and a password of their own.
        await using var stranger = await platform.SomebodyAsync("mistyping");
        await stranger.Page.GotoAsync("/signin");
        await stranger.Page.GetByLabel("User name").FillAsync(Canary("address") + "@example.org");
        await stranger.Page.GetByLabel("Password").FillAsync(Canary("password"));
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await stranger.Page.WaitForLoadStateAsync();
        await stranger.Page.GotoAsync("/organisations?q=" + Canary("search"));
        await stranger.Page.GotoAsync("/rounds?returnUrl=" + Canary("query"));

        // A representative writes of people: when it is saved, and when it is refused.
        await using var lid = await platform.SignedInAsync("representative.lid");
        await lid.OpenAsync("/proposals/new");
        await lid.PickAsync("Form.RoundId", "Demonstration round");
        await lid.PickAsync("Form.Applicant", "Love is Diversity");
        await lid.TypeAsync(("Form.TitleEn", Canary("title")));
        await lid.PressAsync("Start writing");
        var proposal = lid.IdAfter("proposals");
        foreach (var (section, text) in new[] { ("issue", $"{Canary("section")} lives with HIV, call +855 12 345 678"), ("idea", Canary("long") + new string('x', 7_000)) })
        {
            await lid.OpenAsync($"/proposals/{proposal}/sections/{section}");
            await lid.Page.Locator("[name='Form.Text']").EvaluateAsync("field => field.removeAttribute('maxlength')");
            await lid.TypeAsync(("Form.Text", text));
            await lid.PressAsync("Save");
        }

        // A partner's system loads a person, whose name travels to other services.
        var person = Guid.CreateVersion7();
        using var partner = await PartnerAsync();
        using var loaded = await partner.PutAsJsonAsync($"api/membership/imports/people/{Canary("key")}", new
        {
            personId = person,
            name = Canary("person"),
            roles = new[] { new { role = "grantee", organisation = "lid", cop = (string?)null } },
        }, Ct);
        loaded.IsSuccessStatusCode.ShouldBeTrue(await loaded.Content.ReadAsStringAsync(Ct));
        await IsMetAsync(() => new[] { "proposals", "finance" }.All(service => platform.Telemetry.Spans.Any(span =>
            span.Service == service && span.Span.Kind == Span.Types.Kind.Consumer && span.Span.Name.Contains("role-copy", StringComparison.Ordinal))), () => "the person's role in Proposals and Finance");
        using var refused = await partner.PutAsJsonAsync($"api/membership/imports/people/{mark}", new { personId = person, name = Canary("refused") + "\u0001", roles = Array.Empty<object>() }, Ct);
        refused.IsSuccessStatusCode.ShouldBeFalse();

        return [.. new[] { "address", "password", "search", "query", "title", "section", "long", "person", "refused" }.Select(Canary), "345 678"];
    }

    /// <summary>The services that a trace passes, from the page's request to a consumer of this service; empty while it is not all there.</summary>
    private List<string> WayTo(string service, string page)
    {
        var trace = TraceOf(page);
        var last = trace.FirstOrDefault(span => span.Service == service && span.Span.Kind == Span.Types.Kind.Consumer);
        var way = new List<string>();
        for (var at = last; at is not null; at = trace.FirstOrDefault(span => span.IsParentOf(at)))
        {
            if (way.FirstOrDefault() != at.Service)
            {
                way.Insert(0, at.Service);
            }

            if (at.Service == "gateway")
            {
                return way;
            }
        }

        return [];
    }

    /// <summary>All that happened because a form of this page was sent.</summary>
    private List<CollectedSpan> TraceOf(string page)
    {
        var spans = platform.Telemetry.Spans;
        var sent = spans.FirstOrDefault(span => span.Service == "gateway" && span.Span.Kind == Span.Types.Kind.Server
            && span.Attribute("url.path") == page && span.Attribute("http.request.method") == "POST");
        return [.. spans.Where(span => span.TraceId == sent?.TraceId)];
    }

    /// <summary>Calls every service under a trace of its own, and waits until all of them have told of it: what happened before has then been told too.</summary>
    private async Task SettledAsync(IReadOnlySet<string> services)
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = platform.Origin };
        http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        foreach (var service in services)
        {
            using var answer = await http.GetAsync(service switch { "identity" => "identity/signin", "web" or "gateway" => "about", _ => $"api/{service}/nothing" }, Ct);
        }

        HashSet<string> silent = [];
        await IsMetAsync(
            () => (silent = [.. services.Except(platform.Telemetry.Spans.Where(span => span.TraceId == trace).Select(span => span.Service))]).Count == 0,
            () => $"traces of {string.Join(", ", silent)}");
    }

    /// <summary>Every service that answers through the gateway, and the gateway itself.</summary>
    private async Task<IReadOnlySet<string>> ServicesAsync()
    {
        using var http = new HttpClient { BaseAddress = platform.Origin };
        var health = await http.GetFromJsonAsync<JsonElement>("health", Ct);
        return health.GetProperty("services").EnumerateObject().Select(service => service.Name).Append("gateway").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The names under which the demo cast is shown; a single word, such as "Auditor", is also the name of a role.</summary>
    private async Task<IReadOnlyList<string>> CastAsync()
    {
        await using var reader = await platform.SomebodyAsync("cast");
        await reader.Page.GotoAsync("/signin");
        var names = await reader.Page.Locator("button[name='userName']").EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.firstChild.textContent.trim())");
        return [.. names.Where(name => name.Contains(' ', StringComparison.Ordinal))];
    }

    private async Task<HttpClient> PartnerAsync()
    {
        var http = new HttpClient { BaseAddress = platform.Origin };
        using var granted = await http.PostAsync("identity/connect/token", new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "partner-import"),
            new("client_secret", "partner-import-development-secret"), new("scope", "import"),
        ]), Ct);
        var token = await granted.Content.ReadFromJsonAsync<JsonElement>(Ct);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return http;
    }

    private static async Task IsMetAsync(Func<bool> condition, Func<string> what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            (Stopwatch.GetElapsedTime(began) < Patience).ShouldBeTrue($"Within {Patience.TotalSeconds} s there were no {what()}.");
            await Task.Delay(200, Ct);
        }
    }

    private static string Around(IEnumerable<string> told, string word)
    {
        var text = told.First(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 150)..Math.Min(text.Length, at + 150)];
    }

    [GeneratedRegex(@"\+855[ \d-]{6,}|\b0\d{2} \d{3} \d{3}\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[a-z0-9._-]+@[a-z0-9-]+\.[a-z]{2,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Mail();
}
