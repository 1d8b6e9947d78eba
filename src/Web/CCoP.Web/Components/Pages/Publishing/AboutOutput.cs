using CCoP.Events.Contracts;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Pages.Publishing;

/// <summary>A page about one output, as those see it who work on it.</summary>
public abstract class AboutOutput : AboutRecord<OutputDesk, Words.Events>
{
    [Inject]
    public required EventsClient Events { get; set; }

    protected override string Overview => $"/publishing/{Id}";

    protected override Task<OutputDesk?> AskAsync() => Events.ReadOutputDeskAsync(Id, Ct);

    /// <summary>Saves a part of the draft; the rest stays as it is.</summary>
    /// <param name="change">What the part makes of the draft that is saved now.</param>
    /// <param name="seen">The version that the writer saw.</param>
    /// <param name="part">The words for the part.</param>
    protected Task SaveAsync(Func<OutputDraft, OutputDraft> change, uint seen, string part) => Submission.SendAsync(
        () => Events.DraftOutputAsync(Id, change(Saved(It!)), seen, Ct),
        then: Overview,
        confirmation: Texts["Saved", part]);

    private static OutputDraft Saved(OutputDesk it) =>
        new(it.Card.Title, it.Summary ?? new(""), it.Body, it.Links, it.MediaIds, [.. it.Stories.Select(story => story.Id)]);
}
