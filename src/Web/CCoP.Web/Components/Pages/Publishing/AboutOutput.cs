using CCoP.Events.Contracts;
using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Components.Pages.Publishing;

/// <summary>A page about one output, as those see it who work on it. While the service rests, the whole page does (503).</summary>
public abstract class AboutOutput : ComponentBase
{
    [Inject]
    public required EventsClient Events { get; set; }

    [Inject]
    public required Submission Submission { get; set; }

    [Inject]
    public required Sentences Sentences { get; set; }

    [Inject]
    public required IStringLocalizer<Words.Events> Texts { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IHttpContextAccessor Http { get; set; }

    [Parameter]
    public required Guid Id { get; set; }

    /// <summary>The output as it is now; null before it is read, and where there is none for this reader.</summary>
    protected OutputDesk? It { get; private set; }

    protected CancellationToken Ct => Http.HttpContext!.RequestAborted;

    /// <summary>A form that was sent is also shown when it came too late, so that nothing typed is lost.</summary>
    protected bool IsSent => HttpMethods.IsPost(Http.HttpContext!.Request.Method);

    protected string Overview => $"/publishing/{Id}";

    protected sealed override async Task OnInitializedAsync()
    {
        It = await Events.ReadOutputDeskAsync(Id, Ct);
        if (It is null)
        {
            Navigation.NotFound();
        }
        else
        {
            await OpenAsync(It);
        }
    }

    /// <summary>Reads what else the page needs, and fills its form with what is saved unless it was sent.</summary>
    protected virtual Task OpenAsync(OutputDesk it) => Task.CompletedTask;

    /// <summary>Refuses a field before anything is sent; the label tells it from the others in the summary.</summary>
    /// <param name="field">Named as in <c>Form.Title</c>.</param>
    /// <param name="label">Its label.</param>
    /// <param name="code">Of the sentence that says why.</param>
    protected void Refuse(string field, string label, string code = "field.missing") => Submission.Refuse(field, Texts["Problem.At", label, Sentences.For(code)]);

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
