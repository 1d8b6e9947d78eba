using System.Security.Claims;
using CCoP.Membership.Contracts;

namespace CCoP.Web.Clients;

/// <summary>The CoPs that a person works in: those of the organisations they represent, or all for who supports all. The services have the last word.</summary>
internal sealed class MyCops(MembershipClient membership)
{
    private static readonly string[] SupportAll = [Roles.Facilitator, Roles.Editor, Roles.Publisher, Roles.Auditor, Roles.Safeguarding];

    public async Task<IReadOnlyList<CopCard>> ListAsync(ClaimsPrincipal person, CancellationToken ct)
    {
        var cops = (await membership.ListCopsAsync(ct)).Items.Where(cop => cop.State != CopState.Disbanded).ToList();
        if (SupportAll.Any(person.IsInRole))
        {
            return cops;
        }

        var slugs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var role in (await membership.ReadMeAsync(ct))?.Roles.Where(role => role.Role == Roles.Grantee) ?? [])
        {
            slugs.UnionWith(role.CopSlug is { } only ? [only] : await CopsOfAsync(role, ct));
        }

        return [.. cops.Where(cop => slugs.Contains(cop.Slug))];
    }

    /// <summary>A role without a CoP counts in all of the organisation's.</summary>
    private async Task<IReadOnlyList<string>> CopsOfAsync(MyRole role, CancellationToken ct) => role.OrganisationName is { } name
        ? (await membership.SearchOrganisationsAsync(ct, name.En)).Items.FirstOrDefault(found => found.Id == role.OrganisationId)?.CopSlugs ?? []
        : [];
}
