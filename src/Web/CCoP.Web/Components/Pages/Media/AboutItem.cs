using CCoP.Media.Contracts;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Pages.Media;

/// <summary>A page about one picture or document.</summary>
public abstract class AboutItem : AboutRecord<MediaPage, Words.Media>
{
    [Inject]
    public required MediaClient Media { get; set; }

    protected override string Overview => $"/media/{Id}";

    protected override Task<MediaPage?> AskAsync() => Media.ReadItemAsync(Id, Ct);
}
