using CCoP.Membership.Contracts;

namespace CCoP.Web.Components.Pages.Staff;

/// <summary>For whom a person acts in a CoP; the service has the last word.</summary>
internal static class Represented
{
    public static IReadOnlySet<Guid> RepresentedIn(this Me? me, CopPage? cop) => (me?.Roles ?? [])
        .Where(role => role.Role == Roles.Grantee && (role.CopId is null || role.CopId == cop?.Id))
        .Select(role => role.OrganisationId)
        .OfType<Guid>()
        .ToHashSet();
}
