using CCoP.Events.Contracts;
using CCoP.Web.Components.Forms;

namespace CCoP.Web.Components.Pages.Publishing;

/// <summary>The words of a story, as typed.</summary>
public class StoryInput
{
    public string? TextEn { get; set; }

    public string? TextKm { get; set; }

    public string? Attribution { get; set; }

    public string? WarningEn { get; set; }

    public string? WarningKm { get; set; }

    /// <summary>Fields without which it cannot be sent, each with the key of its label.</summary>
    public IEnumerable<(string Field, string Label)> Missing() =>
        from field in new[] { ("Form.TextEn", TextEn, "Story.Text.En"), ("Form.Attribution", Attribution, "Story.Attribution") }
        where !Typing.IsThere(field.Item2)
        select (field.Item1, field.Item3);

    public StoryWords Read() => new(Typing.Text(TextEn, TextKm), Typing.Line(Attribution)!, Typing.TextOrNone(WarningEn, WarningKm));
}
