using CCoP.Events.Contracts;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Pages.Publishing;

/// <summary>A page about one quote or story.</summary>
public abstract class AboutStory : AboutRecord<StoryPage, Words.Events>
{
    [Inject]
    public required EventsClient Events { get; set; }

    protected override string Overview => $"/stories/{Id}";

    protected override Task<StoryPage?> AskAsync() => Events.ReadStoryAsync(Id, Ct);
}
