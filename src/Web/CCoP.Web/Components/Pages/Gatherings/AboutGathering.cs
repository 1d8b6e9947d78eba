using CCoP.Events.Contracts;
using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Components.Pages.Gatherings;

/// <summary>A page about one gathering. While the service rests, the whole page does (503): what was typed must not seem to be saved.</summary>
public abstract class AboutGathering : ComponentBase
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

    /// <summary>The gathering as it is now; null before it is read, and where there is none for this reader.</summary>
    protected GatheringDesk? It { get; private set; }

    protected CancellationToken Ct => Http.HttpContext!.RequestAborted;

    /// <summary>A form that was sent is also shown when it came too late, so that nothing typed is lost.</summary>
    protected bool IsSent => HttpMethods.IsPost(Http.HttpContext!.Request.Method);

    protected string Overview => $"/gatherings/{Id}";

    protected sealed override async Task OnInitializedAsync()
    {
        It = await Events.ReadGatheringDeskAsync(Id, Ct);
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
    protected virtual Task OpenAsync(GatheringDesk it) => Task.CompletedTask;

    /// <summary>Refuses a field before anything is sent; the label tells it from the others in the summary.</summary>
    /// <param name="field">Named as in <c>Form.Title</c>.</param>
    /// <param name="label">Its label.</param>
    /// <param name="code">Of the sentence that says why.</param>
    protected void Refuse(string field, string label, string code = "field.missing") => Submission.Refuse(field, Texts["Problem.At", label, Sentences.For(code)]);

    /// <summary>What it is, apart from when: as saved, for a page that writes only a part of it.</summary>
    protected static GatheringBasics Saved(GatheringPage page) =>
        new(page.Title, page.Kind, page.Province, page.Place, page.Description, page.Groups, page.Partners, page.Agenda);
}
