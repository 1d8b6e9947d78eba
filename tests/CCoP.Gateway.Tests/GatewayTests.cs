using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CCoP.Gateway.Tests;

public sealed class GatewayTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static readonly Guid SomeOne = Guid.Parse("01980000-0000-7000-8000-000000000001");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Row", "G03")]
    [InlineData("/", "web", "/")]
    [InlineData("/cops/women?lang=km", "web", "/cops/women")]
    [InlineData("/identity/signin", "identity", "/identity/signin")]
    [InlineData("/api/membership/cops", "membership", "/api/membership/cops")]
    [InlineData("/api/proposals/rounds", "proposals", "/api/proposals/rounds")]
    [InlineData("/openapi/membership.json", "membership", "/openapi/v1.json")]
    public async Task Each_address_reaches_its_service(string address, string service, string path)
    {
        using var caller = gateway.Caller();
        var echo = await EchoAsync(caller, address);
        echo.Service.ShouldBe(service);
        echo.Path.ShouldBe(path);
    }

    [Fact]
    public async Task A_service_learns_the_public_host_and_who_called_but_not_from_the_caller()
    {
        using var caller = gateway.Caller();
        caller.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        caller.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example.org");
        caller.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var headers = (await EchoAsync(caller, "/identity/signin")).Headers;

        headers["Host"].ShouldBe(caller.BaseAddress!.Authority);
        headers["X-Forwarded-Host"].ShouldBe(caller.BaseAddress.Authority);
        headers["X-Forwarded-Proto"].ShouldBe("http");
        headers["X-Forwarded-For"].ShouldNotContain("203.0.113.7");
    }

    [Fact]
    [Trait("Row", "G09")]
    public async Task One_trace_leads_through_the_gateway()
    {
        using var caller = gateway.Caller();
        var trace = ActivityTraceId.CreateRandom();
        caller.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        (await EchoAsync(caller, "/api/membership/cops")).Headers["traceparent"].ShouldContain(trace.ToString());
    }

    [Theory]
    [InlineData("/api/unknown")]
    [InlineData("/api")]
    [InlineData("/openapi/unknown.json")]
    public async Task An_unknown_service_is_a_404_with_problem_details(string address)
    {
        using var caller = gateway.Caller();
        using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative), Ct);
        await ShouldBeProblemAsync(answer, HttpStatusCode.NotFound, "record.not_found");
    }

    [Fact]
    public async Task A_good_token_is_passed_on_and_so_is_a_call_without_one()
    {
        using var signedIn = gateway.Caller(TestTokens.For(SomeOne, Roles.Grantee));
        (await EchoAsync(signedIn, "/api/membership/me")).Headers["Authorization"].ShouldStartWith("Bearer ey");
        using var anonymous = gateway.Caller();
        (await EchoAsync(anonymous, "/api/membership/me")).Headers.ShouldNotContainKey("Authorization");
    }

    [Fact]
    [Trait("Row", "G03")]
    public async Task A_forged_or_expired_token_or_one_of_another_kind_ends_at_the_gateway()
    {
        foreach (var bad in new[] { "nonsense", TestTokens.For(SomeOne, Roles.Admin)[..^8] + "AAAAAAAA", TestTokens.Expired(SomeOne, Roles.Admin), IdToken() })
        {
            using var caller = gateway.Caller(bad);
            using var answer = await caller.GetAsync(new Uri("/api/membership/me", UriKind.Relative), Ct);
            answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
            await ShouldBeProblemAsync(answer, HttpStatusCode.Unauthorized, "token.invalid");
        }
    }

    [Fact]
    public async Task A_token_that_cannot_be_checked_is_not_called_bad()
    {
        await using var blind = new GatewayHost { KnowsKeys = false };
        await blind.InitializeAsync();
        using var caller = blind.Caller(TestTokens.For(SomeOne, Roles.Grantee));
        using var answer = await caller.GetAsync(new Uri("/api/membership/me", UriKind.Relative), Ct);
        await ShouldBeProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "service.unavailable");
    }

    [Fact]
    [Trait("Row", "G03")]
    public async Task A_partner_past_its_quota_waits_and_nobody_else_does()
    {
        using var partner = gateway.Caller(TestTokens.Machine(Scopes.PublicRead));
        for (var call = 0; call < GatewayHost.Quota; call++)
        {
            using var passed = await partner.GetAsync(new Uri("/api/membership/cops", UriKind.Relative), Ct);
            passed.StatusCode.ShouldBe(HttpStatusCode.OK);
            passed.Headers.GetValues("RateLimit-Policy").ShouldBe([$"\"minute\";q={GatewayHost.Quota};w=60"]);
            passed.Headers.GetValues("RateLimit").ShouldBe([$"\"minute\";r={GatewayHost.Quota - call - 1}"]);
        }

        using var answer = await partner.GetAsync(new Uri("/api/membership/cops", UriKind.Relative), Ct);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        answer.Headers.GetValues("RateLimit").ShouldBe(["\"minute\";r=0"]);
        await ShouldBeProblemAsync(answer, HttpStatusCode.TooManyRequests, "request.too_many");

        using var person = gateway.Caller(TestTokens.For(SomeOne));
        for (var call = 0; call < GatewayHost.Quota * 2; call++)
        {
            using var passed = await person.GetAsync(new Uri("/api/membership/cops", UriKind.Relative), Ct);
            passed.StatusCode.ShouldBe(HttpStatusCode.OK);
            passed.Headers.Contains("RateLimit").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_503_for_programs_and_a_page_in_two_languages_for_people()
    {
        using var program = gateway.Caller();
        using var answer = await program.GetAsync(new Uri("/api/finance/awards", UriKind.Relative), Ct);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        await ShouldBeProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "service.unavailable");

        await using var blind = new GatewayHost { KnowsKeys = false };
        await blind.InitializeAsync();
        using var person = blind.Caller();
        person.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var page = await person.GetAsync(new Uri("/identity/signin", UriKind.Relative), Ct);
        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var text = await page.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("load the page again");
        text.ShouldContain("សូមផ្ទុកទំព័រនេះម្តងទៀត");
    }

    [Theory]
    [InlineData("/api/membership/cops", GatewayHost.MaxRequestBytes, false)]
    [InlineData("/api/membership/cops", GatewayHost.MaxRequestBytes, true)]
    [InlineData("/media", GatewayHost.MaxFileBytes, false)]
    [InlineData("/media", GatewayHost.MaxFileBytes, true)]
    public async Task A_body_past_the_limit_is_refused_told_or_found(string address, int limit, bool chunked)
    {
        using var caller = gateway.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
        request.Content = new ByteArrayContent(new byte[limit + 1]);
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await caller.SendAsync(request, Ct);
        await ShouldBeProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge, "request.too_large");

        using var fits = new ByteArrayContent(new byte[limit]);
        using var passed = await caller.PostAsync(new Uri(address, UriKind.Relative), fits, Ct);
        (await passed.Content.ReadFromJsonAsync<Echo>(Ct))!.BodyLength.ShouldBe(limit);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/membership/cops")]
    [InlineData("/api/unknown")]
    [InlineData("/docs/")]
    public async Task Every_answer_carries_the_security_headers_and_names_no_server(string address)
    {
        using var caller = gateway.Caller();
        using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative), Ct);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["strict-origin-when-cross-origin"]);
        string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")).ShouldContain("frame-ancestors 'none'");
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    [Trait("Row", "G03")]
    public async Task The_API_page_lists_every_document_and_loads_nothing_from_elsewhere()
    {
        using var caller = gateway.Caller();
        var page = await caller.GetStringAsync(new Uri("/docs/", UriKind.Relative), Ct);
        Doors.Apis.ShouldNotBeEmpty();
        foreach (var door in Doors.Apis)
        {
            page.ShouldContain($"openapi/{door.Service}.json");
        }

        page.ShouldNotContain("src=\"http");
        page.ShouldNotContain("cdn.");
    }

    [Fact]
    public async Task Health_names_each_service_and_its_state()
    {
        using var caller = gateway.Caller();
        using var answer = await caller.GetAsync(new Uri("/health", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var health = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        health.GetProperty("status").GetString().ShouldBe("unhealthy");
        var services = health.GetProperty("services");
        services.EnumerateObject().Select(service => service.Name).ShouldBe(Doors.All.Select(door => door.Service), ignoreOrder: true);
        services.GetProperty("finance").GetString().ShouldBe("unhealthy");
        services.GetProperty("membership").GetString().ShouldBe("healthy");

        (await caller.GetStringAsync(new Uri("/alive", UriKind.Relative), Ct)).ShouldBe("Healthy");
    }

    /// <summary>Says who someone is, well signed, but is no access token.</summary>
    private static string IdToken() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Authentication.Issuer("http://localhost:8080"),
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = SomeOne.ToString(), [Authentication.RoleClaim] = Roles.Admin },
        SigningCredentials = new SigningCredentials(TestTokens.Key, SecurityAlgorithms.RsaSha256),
    });

    private static async Task<Echo> EchoAsync(HttpClient caller, string address)
    {
        using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return (await answer.Content.ReadFromJsonAsync<Echo>(Ct))!;
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
    }
}
