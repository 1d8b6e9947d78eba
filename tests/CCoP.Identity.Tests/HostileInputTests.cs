using System.Net;
using System.Text;

namespace CCoP.Identity.Tests;

/// <summary>Whatever a browser or a program sends, the answer says what is wrong with it and is no failure of ours.</summary>
public sealed class HostileInputTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    private static readonly string[] Words = ["", " ", "\0", "a\0b", "'; --", "‮", "../../x", "//evil.example.org", "1e400", "\ud83d\ude00", new('ខ', 5_000)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("client_id")]
    [InlineData("response_type")]
    [InlineData("redirect_uri")]
    [InlineData("scope")]
    [InlineData("state")]
    [InlineData("nonce")]
    [InlineData("code_challenge")]
    [InlineData("code_challenge_method")]
    [InlineData("prompt")]
    [InlineData("ui_locales")]
    [InlineData("request_uri")]
    public async Task A_request_to_sign_in_with_something_else_in_one_parameter(string parameter)
    {
        using var person = new Person(identity.First);
        foreach (var word in Words)
        {
            using var answer = await person.GetAsync(person.AuthorizeAddress((parameter, word)));
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{parameter}={word}");
        }
    }

    [Theory]
    [InlineData("userName")]
    [InlineData("password")]
    public async Task A_sign_in_form_with_something_else_in_one_field(string field)
    {
        using var person = new Person(identity.First);
        foreach (var word in Words)
        {
            using var answer = await person.SendFormAsync("/identity/signin", null, ("userName", field == "userName" ? word : "auditor.of.nobody"), ("password", field == "password" ? word : "guessed"));
            answer.StatusCode.ShouldBe(word.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.OK, $"{field}={word}");
        }

        using var demo = await person.SendFormAsync("/identity/signin", "Demo", ("userName", "nobody"));
        demo.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/identity/signin?returnUrl=")]
    [InlineData("/identity/signin?lang=")]
    [InlineData("/identity/signout?done=")]
    [InlineData("/identity/error?status=")]
    [InlineData("/identity/connect/endsession?id_token_hint=")]
    [InlineData("/identity/connect/endsession?post_logout_redirect_uri=")]
    public async Task A_page_with_something_else_in_its_address(string address)
    {
        using var person = new Person(identity.First);
        foreach (var word in Words)
        {
            using var answer = await person.GetAsync(address + Uri.EscapeDataString(word));
            ((int)answer.StatusCode).ShouldBeLessThan(500, word);
        }
    }

    [Theory]
    [InlineData("grant_type=&client_id=web")]
    [InlineData("grant_type=password&username=auditor&password=x&client_id=web&client_secret=web-development-secret")]
    [InlineData("grant_type=client_credentials")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials&client_id=web&client_secret=web-development-secret")]
    [InlineData("grant_type=client_credentials&client_id=%00&client_secret=%00")]
    [InlineData("grant_type=client_credentials&client_id=partner-import&client_secret=partner-import-development-secret&scope=%00")]
    [InlineData("grant_type=authorization_code&client_id=web&client_secret=web-development-secret&code=%00&redirect_uri=x&code_verifier=%00")]
    [InlineData("grant_type=authorization_code&client_id=web&client_secret=web-development-secret&code=" + "eyJhbGciOiJub25lIn0.e30." + "&redirect_uri=x&code_verifier=x")]
    [InlineData("grant_type=refresh_token&client_id=web&client_secret=web-development-secret&refresh_token=%00")]
    [InlineData("%00=%00&&&==&%ZZ")]
    [InlineData("")]
    public async Task A_request_for_a_token_with_something_else_in_it_is_refused_as_OAuth_has_it(string form)
    {
        using var client = identity.First.CreateDefaultClient(IdentityHost.PublicOrigin);
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(new Uri("/identity/connect/token", UriKind.Relative), content, Ct);

        ((int)answer.StatusCode).ShouldBeInRange(400, 401);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("\"error\":");
    }

    [Theory]
    [InlineData("application/json", "{\"grant_type\":\"client_credentials\"}")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("text/plain", "grant_type=client_credentials")]
    public async Task A_request_for_a_token_in_another_format_is_refused(string type, string body)
    {
        using var client = identity.First.CreateDefaultClient(IdentityHost.PublicOrigin);
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(type);
        using var answer = await client.PostAsync(new Uri("/identity/connect/token", UriKind.Relative), content, Ct);
        ((int)answer.StatusCode).ShouldBeInRange(400, 415);
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_refused()
    {
        using var client = identity.First.CreateDefaultClient(IdentityHost.PublicOrigin);
        using var content = new FormUrlEncodedContent(Enumerable.Range(0, 2_000).Select(number => KeyValuePair.Create("field" + number, "x")));
        using var answer = await client.PostAsync(new Uri("/identity/connect/token", UriKind.Relative), content, Ct);
        ((int)answer.StatusCode).ShouldBeInRange(400, 413);
    }
}
