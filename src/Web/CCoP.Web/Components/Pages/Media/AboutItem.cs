using CCoP.Media.Contracts;
using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Components.Pages.Media;

/// <summary>A page about one picture or document. While the service rests, the whole page does (503).</summary>
public abstract class AboutItem : ComponentBase
{
    [Inject]
    public required MediaClient Media { get; set; }

    [Inject]
    public required Submission Submission { get; set; }

    [Inject]
    public required Sentences Sentences { get; set; }

    [Inject]
    public required IStringLocalizer<Words.Media> Texts { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IHttpContextAccessor Http { get; set; }

    [Parameter]
    public required Guid Id { get; set; }

    /// <summary>The item as it is now; null before it is read, and where there is none for this reader.</summary>
    protected MediaPage? It { get; private set; }

    protected CancellationToken Ct => Http.HttpContext!.RequestAborted;

    /// <summary>A form that was sent is also shown when it came too late, so that nothing typed is lost.</summary>
    protected bool IsSent => HttpMethods.IsPost(Http.HttpContext!.Request.Method);

    protected string Overview => $"/media/{Id}";

    protected sealed override async Task OnInitializedAsync()
    {
        It = await Media.ReadItemAsync(Id, Ct);
        if (It is null)
        {
            Navigation.NotFound();
        }
        else
        {
            Open(It);
        }
    }

    /// <summary>Fills the page's form with what is saved unless it was sent.</summary>
    protected virtual void Open(MediaPage it)
    {
    }

    /// <summary>Refuses a field before anything is sent; the label tells it from the others in the summary.</summary>
    /// <param name="field">Named as in <c>Form.Title</c>.</param>
    /// <param name="label">Its label.</param>
    /// <param name="code">Of the sentence that says why.</param>
    protected void Refuse(string field, string label, string code = "field.missing") => Submission.Refuse(field, Texts["Problem.At", label, Sentences.For(code)]);
}
