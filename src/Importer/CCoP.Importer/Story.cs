using CCoP.Events.Contracts;

namespace CCoP.Importer;

/// <summary>A story of the booklet, as a reference: where it stands and why it is restricted. Its words are not here, and no name.</summary>
internal sealed record Story(StoryKind Kind, string Cop, string Gathering, string Attribution, LocalText? ContentWarning, string RestrictedBecause, string PlaceInBooklet)
{
    public StoryImport ToImport(Guid cop) => new(Kind, cop, Gathering, Attribution, ContentWarning, RestrictedBecause, PlaceInBooklet);
}
