using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Texts;
using CCoP.Web.Language;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Components.Pages.Proposals;

/// <summary>A part of a proposal as lines to read and to compare: one for each activity, budget line or member.</summary>
public sealed class PartWords(ProposalPage about, IStringLocalizer<Words.Proposals> words, Reader reader)
{
    public string Title(string part) => part switch
    {
        "basics" => words["Basics"],
        "activities" => words["Activities"],
        "agendas" => words["Agendas"],
        "budget" => words["Budget"],
        "members" => words["Members"],
        _ => about.Sections.Where(section => section.Key == part).Select(section => reader.Text(section.Title)).FirstOrDefault(part),
    };

    /// <summary>In the order of the proposal's own page.</summary>
    public int Place(string part) => part switch
    {
        "basics" => -1,
        "activities" => about.Sections.Count,
        "agendas" => about.Sections.Count + 1,
        "budget" => about.Sections.Count + 2,
        "members" => about.Sections.Count + 3,
        _ => about.Sections.TakeWhile(section => section.Key != part).Count(),
    };

    /// <summary>Empty for what was not written.</summary>
    public string Of(PartContent? content) => content switch
    {
        { Basics: { } basics } => Lines(basics.Title.En, basics.Title.Km, basics.OriginEventId is { } origin ? Origin(origin) : null),
        { Activities: { } activities } => Lines([.. activities.Select(Of)]),
        { Agendas: { } agendas } => Lines([.. agendas.SelectMany(agenda => agenda.Items.Select(item => Of(item, agenda.Activity)))]),
        { Lines: { } lines } => Lines([.. lines.Select(Of)]),
        { Members: { } members } => Lines([.. members.Select(Member)]),
        _ => content?.Text ?? "",
    };

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.OfType<string>());

    private string Of(ActivityItem activity) =>
        $"{activity.Title} · {reader.Text(Provinces.Name(activity.Province))}{(activity.Place is { Length: > 0 } place ? $", {place}" : "")} · {reader.Day(activity.From)}{(activity.To == activity.From ? "" : $" – {reader.Day(activity.To)}")}";

    private string Of(AgendaEntry item, string activity) => string.Join(" · ", new[]
    {
        activity, item.Day is { } day ? reader.Day(day) : null, item.Time is { } time ? reader.Time(time) : null, item.Title, item.LedBy,
    }.Where(word => !string.IsNullOrEmpty(word)));

    private string Of(BudgetLine line)
    {
        var activity = about.Activities.Items.Where(activity => activity.Id == line.ActivityId).Select(activity => activity.Title).FirstOrDefault(words["Changes.OtherActivity"]);
        return $"{line.Description}: {reader.Number(line.Quantity)} {line.Unit} × {reader.Money(line.UnitCost)} · {activity} · {Member(line.OrganisationId!.Value)} · {words[$"Option.{line.Option}"]}";
    }

    private string Origin(Guid id) => about.Origin is { } origin && origin.Id == id ? reader.Text(origin.Title) : words["Changes.OtherEvent"];

    private string Member(Guid id) => about.CoApplicants.Where(member => member.OrganisationId == id).Select(member => reader.Text(member.Name)).FirstOrDefault("–");
}
