using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Forms;
using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Components.Pages.Proposals;

/// <summary>
/// A page about one proposal. While the service rests, the whole page does (503): what was typed must not seem to be saved.
/// </summary>
public abstract class AboutProposal : ComponentBase
{
    [Inject]
    public required ProposalsClient Proposals { get; set; }

    [Inject]
    public required Submission Submission { get; set; }

    [Inject]
    public required Sentences Sentences { get; set; }

    [Inject]
    public required IStringLocalizer<Words.Proposals> Texts { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IHttpContextAccessor Http { get; set; }

    [Parameter]
    public required Guid Id { get; set; }

    /// <summary>The proposal as it is now; null before it is read, and where there is none for this reader.</summary>
    protected ProposalPage? It { get; private set; }

    protected CancellationToken Ct => Http.HttpContext!.RequestAborted;

    protected bool IsSent => HttpMethods.IsPost(Http.HttpContext!.Request.Method);

    /// <summary>A form that was sent is also shown when it came too late, so that nothing typed is lost.</summary>
    protected bool MayWrite => It is { MayEdit: true } || IsSent;

    protected string Overview => $"/proposals/{Id}";

    protected sealed override Task OnInitializedAsync() => ReadAsync();

    /// <summary>Reads what else the page needs, and fills its form with what is saved unless it was sent.</summary>
    protected virtual Task OpenAsync(ProposalPage it) => Task.CompletedTask;

    /// <summary>What is said after a part was saved; a change ends the signatures.</summary>
    protected string Saved(string part) => Texts[It!.CoApplicants.Any(member => member.SignedAt is not null) ? "Saved.Unsigned" : "Saved", part];

    /// <summary>Refuses a field before anything is sent; the label tells it from the others in the summary.</summary>
    /// <param name="field">Named as in <c>Form.Title</c>.</param>
    /// <param name="label">Its label.</param>
    /// <param name="code">Of the sentence that says why.</param>
    protected void Refuse(string field, string label, string code = "field.missing") => Submission.Refuse(field, Texts["Problem.At", label, Sentences.For(code)]);

    /// <summary>Saves a part. When somebody saved other words since it was opened, both are shown instead and the writer goes on from there (P03).</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="saved">The version of the part as it is now.</param>
    /// <param name="isSame">Whether what was typed is what is saved now, as after a double click.</param>
    /// <param name="command">The call that saves it.</param>
    /// <param name="then">The page that follows.</param>
    /// <param name="confirmation">What was done.</param>
    /// <param name="field">Which field a refusal is about, where its code tells.</param>
    protected Task SavePartAsync(
        PartForm form, Func<uint> saved, Func<bool> isSame, Func<Task> command, string then, string confirmation, Func<ApiException, string?>? field = null)
    {
        if (Submission.Problems.Count == 0 && form.Version != saved() && !isSame())
        {
            (form.Version, form.IsMerging) = (saved(), true);
            Submission.Refuse(null, Texts["Merge.Problem"]);
        }

        return Submission.SendAsync(SendAsync, then, confirmation, field);

        async Task SendAsync()
        {
            if (isSame())
            {
                return;
            }

            try
            {
                await command();
            }
            catch (ApiException stale) when (stale.Code == "version.stale")
            {
                // Somebody saved while this page was being read: perhaps the same person, by a second click.
                await ReadAsync();
                if (!isSame())
                {
                    (form.Version, form.IsMerging) = (saved(), true);
                    throw;
                }
            }
        }
    }

    private async Task ReadAsync()
    {
        It = await Proposals.ReadProposalAsync(Id, Ct);
        if (It is null)
        {
            Navigation.NotFound();
        }
        else
        {
            await OpenAsync(It);
        }
    }
}
