using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CCoP.Gateway.Tests;

/// <summary>A token is checked in full once; what is remembered of it must never open more than the token does.</summary>
public sealed class CheckedTokensTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static readonly Guid SomeOne = Guid.Parse("01980000-0000-7000-8000-000000000001");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly JwtBearerOptions options = gateway.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);

    [Fact]
    public async Task A_token_that_was_good_is_refused_once_it_has_expired()
    {
        var token = TestTokens.Brief(SomeOne, Roles.Grantee);
        (await CheckAsync(token)).IsValid.ShouldBeTrue();
        (await CheckAsync(token)).IsValid.ShouldBeTrue();

        await Task.Delay(TimeSpan.FromSeconds(5), Ct);

        (await CheckAsync(token)).Exception.ShouldBeOfType<SecurityTokenExpiredException>();
    }

    [Fact]
    public async Task A_good_token_opens_nothing_for_one_with_another_signature()
    {
        var token = TestTokens.For(SomeOne, Roles.Grantee);
        (await CheckAsync(token)).IsValid.ShouldBeTrue();
        (await CheckAsync(token[..^8] + "AAAAAAAA")).IsValid.ShouldBeFalse();
    }

    [Fact]
    public async Task What_one_request_does_with_the_claims_reaches_no_other()
    {
        var token = TestTokens.For(SomeOne, Roles.Grantee);
        await CheckAsync(token);
        var first = await CheckAsync(token);
        first.ClaimsIdentity.AddClaim(new(Authentication.RoleClaim, Roles.Admin));

        var second = await CheckAsync(token);

        second.SecurityToken.ShouldBeSameAs(first.SecurityToken); // It was remembered, not checked again.
        second.ClaimsIdentity.FindAll(Authentication.RoleClaim).Select(claim => claim.Value).ShouldBe([Roles.Grantee]);
    }

    private Task<TokenValidationResult> CheckAsync(string token)
    {
        var rules = options.TokenValidationParameters.Clone();
        rules.ClockSkew = TimeSpan.Zero;
        return options.TokenHandlers.Single().ValidateTokenAsync(token, rules);
    }
}
