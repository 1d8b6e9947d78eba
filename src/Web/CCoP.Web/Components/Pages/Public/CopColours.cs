using CCoP.Membership.Contracts;

namespace CCoP.Web.Components.Pages.Public;

/// <summary>The colour of each CoP by its slug; grey for what belongs to the whole programme, and for all while Membership rests.</summary>
public sealed class CopColours
{
    public const string None = "programme";

    private readonly Dictionary<string, string> colours;

    public CopColours(IEnumerable<CopCard>? cops) : this((cops ?? []).ToDictionary(cop => cop.Slug, cop => cop.Colour, StringComparer.Ordinal))
    {
    }

    private CopColours(Dictionary<string, string> colours) => this.colours = colours;

    public string this[string? slug] => slug is not null && colours.TryGetValue(slug, out var colour) ? colour : None;

    /// <summary>Of one organisation's CoPs.</summary>
    public static CopColours Of(IEnumerable<OrganisationCop> cops) => new(cops.ToDictionary(cop => cop.Slug, cop => cop.Colour, StringComparer.Ordinal));
}
