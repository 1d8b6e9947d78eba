using CCoP.Proposals.Contracts;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Pages.Awards;

/// <summary>A page about one award.</summary>
public abstract class AboutAward : AboutRecord<AwardPage, Words.Awards>
{
    [Inject]
    public required ProposalsClient Proposals { get; set; }

    protected override string Overview => $"/awards/{Id}";

    protected override Task<AwardPage?> AskAsync() => Proposals.ReadAwardAsync(Id, Ct);

    /// <summary>The description of a line, and of what an amendment says of it.</summary>
    protected string Line(Guid id) => It!.Activities.SelectMany(activity => activity.Lines).FirstOrDefault(line => line.Id == id)?.Description ?? "";
}
