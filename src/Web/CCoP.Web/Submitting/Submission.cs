using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Submitting;

/// <summary>Something that stops what the person wanted to do.</summary>
/// <param name="Field">Name of the field it is about, such as <c>Form.Title</c>; null when it is about the whole.</param>
public sealed record Problem(string? Field, string Sentence);

/// <summary>
/// What this request sends and what comes of it. A page gives it the command; fields and the error summary read the problems
/// from it, so that every page refuses in the same way.
/// </summary>
public sealed class Submission(IHttpContextAccessor http, NavigationManager navigation, Sentences sentences, Said said)
{
    /// <summary>The name of the property that a page binds its form to.</summary>
    public const string Form = "Form";

    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>A problem was found: what shows problems renders again, though nothing else about it has changed.</summary>
    public event EventHandler? Refused;

    /// <summary>
    /// A wish to change the form itself instead of saving it, such as another row: the value of the pressed button named
    /// <c>do</c>. The page then only shows what was typed.
    /// </summary>
    public string? Do => http.HttpContext is { } context && context.Request.HasFormContentType && context.Request.Form["do"].ToString() is { Length: > 0 } wish ? wish : null;

    /// <summary>The first problem of a field.</summary>
    public string? Of(string field) => problems.Find(problem => string.Equals(problem.Field, field, StringComparison.OrdinalIgnoreCase))?.Sentence;

    /// <summary>The page's own finding, before it sends anything. <paramref name="field"/> is named as in <c>Form.Title</c>.</summary>
    public void Refuse(string? field, string sentence)
    {
        problems.Add(new(field, sentence));
        Refused?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>
    /// Sends the command and goes on to <paramref name="then"/> with a confirmation; when it is refused, the page shows the
    /// problems above what was typed. Sends nothing while the page has found problems itself.
    /// </summary>
    /// <param name="command">The call of a typed client.</param>
    /// <param name="then">Local address of the page that shows the result.</param>
    /// <param name="confirmation">What was done, shown there once.</param>
    /// <param name="field">Which field of the form a refusal is about, where its code tells; such as <c>Form.Lines[2].Cost</c>.</param>
    public Task<bool> SendAsync(Func<Task> command, string then, string? confirmation = null, Func<ApiException, string?>? field = null) =>
        SendAsync(
            async () =>
            {
                await command();
                return then;
            },
            confirmation,
            field);

    /// <summary>As the other, for a command whose answer tells the page that shows the result.</summary>
    /// <param name="command">Returns the local address of that page.</param>
    public async Task<bool> SendAsync(Func<Task<string>> command, string? confirmation = null, Func<ApiException, string?>? field = null)
    {
        if (problems.Count > 0)
        {
            return false;
        }

        string then;
        try
        {
            then = await command();
        }
        catch (Exception failed) when (Sentences.CanSay(failed))
        {
            Refuse(failed, field);
            return false;
        }

        if (confirmation is not null)
        {
            said.Say(confirmation);
        }

        navigation.NavigateTo(then);
        return true;
    }

    private void Refuse(Exception failed, Func<ApiException, string?>? field)
    {
        if (failed is ApiException refused && refused.Facts.TryGetValue("errors", out var errors) && errors.ValueKind == JsonValueKind.Object)
        {
            foreach (var error in errors.EnumerateObject().Where(error => error.Value.GetArrayLength() > 0))
            {
                Refuse($"{Form}.{error.Name}", sentences.ForAnnotation(error.Value[0].GetString() ?? ""));
            }
        }

        if (problems.Count == 0)
        {
            Refuse(failed is ApiException about ? field?.Invoke(about) : null, sentences.For(failed));
        }
    }
}
