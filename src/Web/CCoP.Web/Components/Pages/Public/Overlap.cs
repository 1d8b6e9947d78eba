using CCoP.Membership.Contracts;

namespace CCoP.Web.Components.Pages.Public;

/// <summary>Who works with which rightsholder groups (M10). An organisation that reaches a group through two CoPs is counted once.</summary>
internal sealed class Overlap(IReadOnlyList<CopCard> cops, IReadOnlyList<OrganisationItem> organisations)
{
    /// <summary>CoPs that work with every one of these groups.</summary>
    public int Cops(params IEnumerable<string> groups) => cops.Count(cop => groups.All(cop.Groups.Contains));

    /// <summary>Member organisations that work with every one of these groups, through whichever of their CoPs.</summary>
    public int Organisations(params IEnumerable<string> groups) => organisations.Count(organisation => groups.All(Groups(organisation).Contains));

    /// <summary>Member organisations that work with any group.</summary>
    public int EveryOrganisation => organisations.Count(organisation => Groups(organisation).Count > 0);

    private HashSet<string> Groups(OrganisationItem organisation) =>
        cops.Where(cop => organisation.CopSlugs.Contains(cop.Slug)).SelectMany(cop => cop.Groups).ToHashSet(StringComparer.Ordinal);
}
