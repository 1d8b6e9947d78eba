using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CCoP.ServiceDefaults;

/// <summary>Tokens of the platform's identity provider. Every endpoint needs one unless it says otherwise.</summary>
public static class Authentication
{
    /// <summary>The claims that carry coarse roles and scopes.</summary>
    public const string RoleClaim = "role", ScopeClaim = "scope";

    /// <summary>The issuer of every token: the public origin, however a service is reached.</summary>
    public static string Issuer(string publicOrigin) => publicOrigin + "/identity/";

    public static void AddTokenAuthentication(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(new CheckedTokens { MapInboundClaims = false });
            options.RequireHttpsMetadata = false;
            options.MetadataAddress = new Uri(configuration.ServiceAddress("identity"), "/identity/.well-known/openid-configuration").ToString();
            options.TokenValidationParameters.ValidIssuer = Issuer(configuration.PublicOrigin());
            options.TokenValidationParameters.ValidateAudience = false;
            options.TokenValidationParameters.ValidTypes = ["at+jwt"]; // An id token says who someone is; it opens nothing.
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(10);
            options.TokenValidationParameters.NameClaimType = "name";
            options.TokenValidationParameters.RoleClaimType = RoleClaim;
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>A machine client with this scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, string scope) where TBuilder : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder =>
        endpoint.RequirePolicy(policy => policy.RequireAssertion(context => Scopes(context.User).Contains(scope)));

    /// <summary>A person with one of these coarse roles; which CoP or organisation is the service's own data.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder =>
        endpoint.RequirePolicy(policy => policy.RequireRole(roles));

    /// <summary>A person with one of these coarse roles, or a machine client with this scope.</summary>
    public static TBuilder RequireRoleOrScope<TBuilder>(this TBuilder endpoint, string scope, params string[] roles) where TBuilder : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder =>
        endpoint.RequirePolicy(policy => policy.RequireAssertion(context => roles.Any(context.User.IsInRole) || Scopes(context.User).Contains(scope)));

    /// <summary>The scopes of a token: one claim with words between blanks, or several claims.</summary>
    internal static IEnumerable<string> Scopes(System.Security.Claims.ClaimsPrincipal user) =>
        user.FindAll(ScopeClaim).SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static TBuilder RequirePolicy<TBuilder>(this TBuilder endpoint, Action<AuthorizationPolicyBuilder> configure) where TBuilder : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder
    {
        var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        configure(policy);
        endpoint.Add(builder => builder.Metadata.Add(policy.Build()));
        return endpoint;
    }
}

/// <summary>The coarse roles of an account; what a role may touch is decided by the owning service.</summary>
public static class Roles
{
    public const string Grantee = "grantee";
    public const string Committee = "committee";
    public const string Chair = "chair";
    public const string Facilitator = "facilitator";
    public const string FinanceVerify = "finance_verify";
    public const string FinanceApprove = "finance_approve";
    public const string FinancePay = "finance_pay";
    public const string Auditor = "auditor";
    public const string Safeguarding = "safeguarding";
    public const string Editor = "editor";
    public const string Publisher = "publisher";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } =
        [Grantee, Committee, Chair, Facilitator, FinanceVerify, FinanceApprove, FinancePay, Auditor, Safeguarding, Editor, Publisher, Admin];
}

/// <summary>What a machine client may do.</summary>
public static class Scopes
{
    public const string PublicRead = "public.read";
    public const string AwardsRead = "awards.read";
    public const string Import = "import";

    public static IReadOnlyList<string> All { get; } = [PublicRead, AwardsRead, Import];
}
