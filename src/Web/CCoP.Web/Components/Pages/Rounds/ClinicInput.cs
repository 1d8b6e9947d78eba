using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Forms;

namespace CCoP.Web.Components.Pages.Rounds;

/// <summary>A clinic as it is typed.</summary>
public sealed class ClinicInput
{
    /// <summary>Of a new clinic: a second click makes the same one.</summary>
    public Guid Id { get; set; }

    /// <summary>Of the clinic that is changed, as the writer saw it.</summary>
    public uint Version { get; set; }

    public string? TitleEn { get; set; }

    public string? TitleKm { get; set; }

    public DateOnly? From { get; set; }

    /// <summary>Null: it ends on the day it starts.</summary>
    public DateOnly? To { get; set; }

    public string? Province { get; set; }

    public string? Place { get; set; }

    /// <summary>The chosen ones, each with a tick.</summary>
    public Dictionary<Guid, bool> Coaches { get; set => field = value ?? []; } = [];

    public static ClinicInput Of(ClinicPage it) => new()
    {
        Id = it.Id,
        Version = it.Version,
        TitleEn = it.Title.En,
        TitleKm = it.Title.Km,
        From = it.From,
        To = it.To == it.From ? null : it.To,
        Province = it.Province,
        Place = it.Place,
        Coaches = it.Coaches.ToDictionary(coach => coach.PersonId, _ => true),
    };

    /// <summary>Fields without which it cannot be sent, each with its label's key.</summary>
    public IEnumerable<(string Field, string Label)> Missing()
    {
        if (!Typing.IsThere(TitleEn))
        {
            yield return ("Form.TitleEn", "Title.En");
        }

        if (From is null)
        {
            yield return ("Form.From", "Clinic.From");
        }

        if (!Typing.IsThere(Province))
        {
            yield return ("Form.Province", "Activity.Province");
        }
    }

    public NewClinic Read() => new(
        Id, Typing.Text(TitleEn, TitleKm), From!.Value, To ?? From.Value, Province!, Typing.Line(Place), [.. Coaches.Where(coach => coach.Value).Select(coach => coach.Key)]);

    /// <summary>The field that a refusal is about.</summary>
    public static string? Field(string code) => code switch
    {
        "clinic.dates" or "clinic.after_deadline" or "clinic.over" => "Form.To",
        "clinic.coach_missing" or "clinic.coach_unknown" => "Form.Coaches",
        "province.unknown" => "Form.Province",
        _ => null,
    };
}
