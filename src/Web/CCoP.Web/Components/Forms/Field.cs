using CCoP.Web.Submitting;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Forms;

/// <summary>What all fields have: a name, a label, a hint, and the problem that the submission found with them.</summary>
public abstract class Field : ComponentBase
{
    [Inject]
    public required Submission Submission { get; set; }

    /// <summary>Where the value goes in the page's form, such as <c>Form.Title</c> or <c>Form.Lines[2].Unit</c>.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    protected string OwnId => Id(Name);

    protected string? Problem => Submission.Of(Name);

    protected bool? Invalid => Problem is null ? null : true;

    /// <summary>What a screen reader reads after the label.</summary>
    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : OwnId + "-hint", Problem is null ? null : OwnId + "-problem" }.Where(id => id is not null)) is { Length: > 0 } ids ? ids : null;

    protected override void OnInitialized() => Submission.Refused += (_, _) => StateHasChanged();

    /// <summary>The id of the field of this name; the error summary leads there.</summary>
    public static string Id(string name) => string.Concat(name.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
}
