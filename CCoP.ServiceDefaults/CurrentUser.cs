using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace CCoP.ServiceDefaults;

/// <summary>Who acts in this scope: a person, a machine client, or a consumer of the platform itself.</summary>
public sealed class CurrentUser(IHttpContextAccessor http)
{
    private string? consumer;

    /// <summary>The person, as Membership knows them; empty for machines and consumers.</summary>
    public Guid PersonId => Guid.TryParse(Subject, out var id) ? id : Guid.Empty;

    public bool IsPerson => PersonId != Guid.Empty;

    /// <summary>Who stands in the audit trail: a person's id, <c>client:</c> and a client id, or <c>consumer:</c> and a consumer.</summary>
    public string Actor => consumer is not null ? "consumer:" + consumer : IsPerson ? Subject! : "client:" + (Subject ?? "none");

    public bool Is(params string[] roles) => roles.Any(role => User?.IsInRole(role) == true);

    public bool HasScope(string scope) => User is { } user && Authentication.Scopes(user).Contains(scope);

    /// <summary>Called by the inbox: what happens in this scope is the work of a consumer.</summary>
    public void ActAs(string name) => consumer = name;

    private ClaimsPrincipal? User => http.HttpContext?.User;

    private string? Subject => User?.FindFirst("sub")?.Value;
}
