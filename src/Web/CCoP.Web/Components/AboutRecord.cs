using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Components;

/// <summary>
/// A page about one record of a service. While the service rests, the whole page does (503): what was typed must not seem to be
/// saved.
/// </summary>
/// <typeparam name="TRecord">As the service tells it to this reader.</typeparam>
/// <typeparam name="TWords">The texts of the area.</typeparam>
public abstract class AboutRecord<TRecord, TWords> : ComponentBase where TRecord : class
{
    [Inject]
    public required Submission Submission { get; set; }

    [Inject]
    public required Sentences Sentences { get; set; }

    [Inject]
    public required IStringLocalizer<TWords> Texts { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IHttpContextAccessor Http { get; set; }

    [Parameter]
    public required Guid Id { get; set; }

    /// <summary>The record as it is now; null before it is read, and where there is none for this reader.</summary>
    protected TRecord? It { get; private set; }

    protected CancellationToken Ct => Http.HttpContext!.RequestAborted;

    /// <summary>A form that was sent is also shown when it came too late, so that nothing typed is lost.</summary>
    protected bool IsSent => HttpMethods.IsPost(Http.HttpContext!.Request.Method);

    /// <summary>The page of the whole record.</summary>
    protected abstract string Overview { get; }

    /// <summary>Asks the service; null when there is none for this reader.</summary>
    protected abstract Task<TRecord?> AskAsync();

    /// <summary>Reads what else the page needs, and fills its form with what is saved unless it was sent.</summary>
    protected virtual Task OpenAsync(TRecord it) => Task.CompletedTask;

    protected sealed override Task OnInitializedAsync() => ReadAsync();

    protected async Task ReadAsync()
    {
        It = await AskAsync();
        if (It is null)
        {
            Navigation.NotFound();
        }
        else
        {
            await OpenAsync(It);
        }
    }

    /// <summary>Refuses a field before anything is sent; the label tells it from the others in the summary.</summary>
    /// <param name="field">Named as in <c>Form.Title</c>.</param>
    /// <param name="label">Its label.</param>
    /// <param name="code">Of the sentence that says why.</param>
    protected void Refuse(string field, string label, string code = "field.missing") => Submission.Refuse(field, Texts["Problem.At", label, Sentences.For(code)]);
}
