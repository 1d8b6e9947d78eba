using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CCoP.Identity.Data;
using CCoP.Identity.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CCoP.Identity.Tests;

public sealed class TokenTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Theory]
    [Trait("Row", "G03")]
    [InlineData("web", "public.read")]
    [InlineData("partner-reporting", "public.read awards.read")]
    [InlineData("partner-import", "import")]
    public async Task A_machine_gets_its_own_scopes_and_is_its_own_subject(string client, string scopes)
    {
        using var person = new Person(identity.First);
        var answer = await person.AsMachineAsync(client, scopes);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Token.Subject.ShouldBe(client);
        answer.Token.GetClaim("scope").Value.ShouldBe(scopes);
        answer.Token.Claims.ShouldNotContain(claim => claim.Type == "role");
    }

    [Theory]
    [InlineData("web", "public.read", "guessed", "invalid_client")]
    [InlineData("nobody", "public.read", null, "invalid_client")]
    [InlineData("partner-reporting", "import", null, "invalid_request")]
    [InlineData("partner-import", "no.such.scope", null, "invalid_scope")]
    public async Task A_machine_with_a_wrong_secret_or_another_ones_scope_gets_nothing(string client, string scope, string? secret, string error)
    {
        using var person = new Person(identity.First);
        var answer = await person.AsMachineAsync(client, scope, secret);

        ((int)answer.Status).ShouldBeInRange(400, 401);
        answer.Error.ShouldBe(error);
    }

    [Fact]
    public async Task A_code_needs_the_verifier_of_who_asked_for_it_and_works_once()
    {
        using var person = new Person(identity.First);
        (await person.RedeemAsync(await person.SignInAsync("auditor"), otherVerifier: new string('x', 43))).Error.ShouldBe("invalid_grant");

        using var again = await person.GetAsync(person.AuthorizeAddress());
        var code = Person.CodeIn(again);
        (await person.RedeemAsync(code)).Status.ShouldBe(HttpStatusCode.OK);
        (await person.RedeemAsync(code)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_request_without_PKCE_or_with_a_foreign_return_address_is_refused()
    {
        using var person = new Person(identity.First);
        using var plain = await person.GetAsync(person.AuthorizeAddress(("code_challenge", null), ("code_challenge_method", null)));
        plain.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        plain.Headers.Location.ShouldBeNull();

        using var foreign = await person.GetAsync(person.AuthorizeAddress(("redirect_uri", "https://evil.example.org/")), "km");
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Person.TextAsync(foreign)).ShouldContain("ការចូលគណនីនេះមិនអាចបន្តបានទេ");
    }

    [Fact]
    [Trait("Row", "G01")]
    public async Task A_role_taken_away_is_gone_at_the_next_refresh_and_a_deleted_account_gets_none()
    {
        using var person = new Person(identity.First);
        var first = await person.RedeemAsync(await person.SignInAsync("committee.two"));
        first.Token.Claims.ShouldContain(claim => claim.Type == "role" && claim.Value == "committee");

        await ChangeAsync(accounts => accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.CoarseRoles, Array.Empty<string>())), "committee.two");
        var second = await person.RefreshAsync(first.RefreshToken);
        second.Status.ShouldBe(HttpStatusCode.OK);
        second.Token.Claims.ShouldNotContain(claim => claim.Type == "role");

        await ChangeAsync(accounts => accounts.ExecuteDeleteAsync(), "committee.two");
        (await person.RefreshAsync(second.RefreshToken)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Tokens_and_sessions_outlive_a_restart()
    {
        using var person = new Person(identity.First);
        var before = await person.RedeemAsync(await person.SignInAsync("committee.three"));

        var restarted = identity.Start();
        using var later = new Person(restarted);
        (await IsValidAsync(restarted, before.AccessToken)).ShouldBeTrue();
        (await later.RefreshAsync(before.RefreshToken)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_forged_token_and_an_expired_one_do_not_validate()
    {
        using var person = new Person(identity.First);
        var token = (await person.AsMachineAsync("partner-import", "import")).AccessToken;
        (await IsValidAsync(identity.First, token)).ShouldBeTrue();

        var parts = token.Split('.');
        var richer = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("\"import\"", "\"import awards.read\"", StringComparison.Ordinal));
        (await IsValidAsync(identity.First, $"{parts[0]}.{richer}.{parts[2]}")).ShouldBeFalse();
        (await IsValidAsync(identity.First, token, in6Minutes: true)).ShouldBeFalse();
    }

    [Fact]
    public async Task Discovery_names_addresses_at_the_door_by_which_it_was_asked_and_always_one_issuer()
    {
        foreach (var (door, issuer) in new[] { ("http://localhost:8080", "http://localhost:8080/identity/"), ("http://127.0.0.1:4711", "http://localhost:8080/identity/") })
        {
            using var client = identity.First.CreateDefaultClient(new Uri(door));
            var document = await client.GetFromJsonAsync<JsonElement>("/identity/.well-known/openid-configuration", TestContext.Current.CancellationToken);
            document.GetProperty("issuer").GetString().ShouldBe(issuer);
            document.GetProperty("jwks_uri").GetString().ShouldBe(door + "/identity/.well-known/jwks");
            document.GetProperty("token_endpoint").GetString().ShouldBe(door + "/identity/connect/token");
        }
    }

    /// <summary>Checks as the services do, with the published keys.</summary>
    private async Task<bool> IsValidAsync(IdentityHost.Replica replica, string token, bool in6Minutes = false)
    {
        using var client = replica.CreateDefaultClient(IdentityHost.PublicOrigin);
        var keys = new JsonWebKeySet(await client.GetStringAsync(new Uri("/identity/.well-known/jwks", UriKind.Relative), TestContext.Current.CancellationToken));
        keys.Keys.ShouldNotBeEmpty();
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "http://localhost:8080/identity/",
            ValidateAudience = false,
            IssuerSigningKeys = keys.GetSigningKeys(),
            LifetimeValidator = (_, expires, _, _) => expires > identity.Clock.GetUtcNow().UtcDateTime.AddMinutes(in6Minutes ? 6 : 0),
        });
        return result.IsValid;
    }

    private async Task ChangeAsync(Func<IQueryable<Account>, Task<int>> change, string userName)
    {
        var id = DemoCast.All.Single(member => member.UserName == userName).PersonId;
        await using var scope = identity.First.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        (await change(db.Users.Where(account => account.Id == id))).ShouldBe(1);
    }
}
