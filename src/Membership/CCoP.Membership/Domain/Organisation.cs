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
        return new Organisation { Id = id, Slug = Words.Checked(slug, Lengths.Key, "sourceKey"), LegalEntityId = id };
    }

    /// <summary>Takes what a source says of it; false when nothing changed.</summary>
    public bool Describe(OrganisationImport told)
    {
        var (name, acronym) = (Words.Checked(told.Name, Lengths.Name, "name"), Words.CheckedOrNone(told.Acronym, 40, "acronym"));
        var (source, aliases) = (Words.Checked(told.Source, Lengths.Source, "source"), Lengths.Aliases(told.Aliases));
        if (Name == name && Acronym == acronym && Kind == told.Kind && Source == source && Aliases.SequenceEqual(aliases))
        {
            return false;
        }

        (Name, Acronym, Kind, Source, Aliases) = (name, acronym, told.Kind!.Value, source, aliases);
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
