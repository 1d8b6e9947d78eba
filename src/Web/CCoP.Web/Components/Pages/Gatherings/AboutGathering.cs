using CCoP.Events.Contracts;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Pages.Gatherings;

/// <summary>A page about one gathering.</summary>
public abstract class AboutGathering : AboutRecord<GatheringDesk, Words.Events>
{
    [Inject]
    public required EventsClient Events { get; set; }

    protected override string Overview => $"/gatherings/{Id}";

    protected override Task<GatheringDesk?> AskAsync() => Events.ReadGatheringDeskAsync(Id, Ct);

    /// <summary>What it is, apart from when: as saved, for a page that writes only a part of it.</summary>
    protected static GatheringBasics Saved(GatheringPage page) =>
        new(page.Title, page.Kind, page.Province, page.Place, page.Description, page.Groups, page.Partners, page.Agenda);
}
