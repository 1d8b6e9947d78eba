namespace CCoP.Membership.Domain;

/// <summary>A grantee, rightsholder group, stakeholder, facilitator or funder (M01, C29).</summary>
internal sealed class Organisation
{
    private Organisation()
    {
    }

    public Id<Organisation> Id { get; private init; }

    /// <summary>Its stable name in addresses and imports, for example <c>wwd-lan</c>.</summary>
    public string Slug { get; private init; } = "";

    public LocalText Name { get; private set; } = new("");

    public string? Acronym { get; private set; }

    /// <summary>Other spellings in use, as printed (C03-C08).</summary>
    public List<string> Aliases { get; private set; } = [];

    public OrganisationKind Kind { get; private set; }

    /// <summary>Itself, or its host once staff confirmed the hosting (M02).</summary>
    public Id<Organisation> LegalEntityId { get; private set; }

    /// <summary>Where its name and kind come from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Counts changes, so that copies keep the latest.</summary>
    public long Revision { get; private set; }

    public uint Version { get; private set; }

    public static Organisation Register(string slug)
    {
        var id = Id<Organisation>.New();
        return new Organisation { Id = id, Slug = slug, LegalEntityId = id };
    }

    /// <summary>Takes what a source says of it; false when nothing changed.</summary>
    public bool Describe(OrganisationImport told)
    {
        var aliases = told.Aliases?.ToList() ?? [];
        if (Name == told.Name && Acronym == told.Acronym && Kind == told.Kind && Source == told.Source && Aliases.SequenceEqual(aliases))
        {
            return false;
        }

        (Name, Acronym, Kind, Source, Aliases) = (told.Name, told.Acronym, told.Kind!.Value, told.Source, aliases);
        return true;
    }

    /// <summary>Staff ruled that another organisation is the legal entity behind this one.</summary>
    public void HostedBy(Organisation host) => LegalEntityId = host.LegalEntityId;

    /// <summary>Staff took that ruling back.</summary>
    public void StandsAlone() => LegalEntityId = Id;

    /// <summary>Tells its state to the other services.</summary>
    /// <param name="open">The hosting questions that nobody has ruled on yet.</param>
    public OrganisationChanged Changed(IEnumerable<Hosting> open) => new(
        Id.Value, ++Revision, Name, Acronym, Kind, LegalEntityId.Value,
        [.. open.Where(hosting => hosting.State == HostingState.Open && hosting.Concerns(Id)).Select(hosting => hosting.Other(Id).Value)]);
}
