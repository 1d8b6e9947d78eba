using CCoP.Events.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Web.Components.Art;

namespace CCoP.Web.Components.Pages.Public;

/// <summary>A province where CoPs gather.</summary>
/// <param name="Code">ISO 3166-2.</param>
/// <param name="Cops">Slugs of the CoPs that gather there, with how often; the most frequent first.</param>
/// <param name="Organisations">Members of these CoPs, each once however many of them it is in (M10).</param>
internal sealed record Place(string Code, IReadOnlyList<GatheringCard> Gatherings, IReadOnlyList<(string Slug, int Times)> Cops, int Organisations)
{
    /// <summary>Those with the most gatherings first. A cancelled gathering, or one without a province, is nowhere.</summary>
    public static IReadOnlyList<Place> Of(IEnumerable<GatheringCard> gatherings, IReadOnlyList<OrganisationItem> organisations) => [.. gatherings
        .Where(gathering => gathering.Province is not null && Land.Provinces.ContainsKey(gathering.Province) && gathering.State != GatheringState.Cancelled)
        .GroupBy(gathering => gathering.Province!, StringComparer.Ordinal)
        .Select(there => Of(there.Key, [.. there], organisations))
        .OrderByDescending(place => place.Gatherings.Count).ThenBy(place => place.Code, StringComparer.Ordinal)];

    private static Place Of(string code, IReadOnlyList<GatheringCard> gatherings, IReadOnlyList<OrganisationItem> organisations)
    {
        var cops = gatherings.Where(gathering => gathering.CopSlug is not null)
            .CountBy(gathering => gathering.CopSlug!, StringComparer.Ordinal)
            .OrderByDescending(cop => cop.Value).ThenBy(cop => cop.Key, StringComparer.Ordinal)
            .Select(cop => (cop.Key, cop.Value)).ToList();
        return new(code, gatherings, cops, organisations.Count(organisation => organisation.CopSlugs.Intersect(cops.Select(cop => cop.Key), StringComparer.Ordinal).Any()));
    }

    /// <summary>As the map marks it: a bead for each CoP, and one for what belongs to the whole programme.</summary>
    public CambodiaMap.Mark Mark(string name, string words, CopColours colours)
    {
        var shared = Gatherings.Count(gathering => gathering.CopSlug is null);
        return new(Code, name, words, $"/map#{Code}",
        [
            .. Cops.Select(cop => new CambodiaMap.Bead(colours[cop.Slug], cop.Times)),
            .. shared == 0 ? Array.Empty<CambodiaMap.Bead>() : [new(CopColours.None, shared)],
        ]);
    }
}
