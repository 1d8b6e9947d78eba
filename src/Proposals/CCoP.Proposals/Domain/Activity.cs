namespace CCoP.Proposals.Domain;

/// <summary>A main activity: what, where, when, and with which agenda (P07).</summary>
internal sealed class Activity
{
    public const int MaxAgenda = 100;

    private Activity()
    {
    }

    public Id<Activity> Id { get; private init; }

    /// <summary>Place in the list, from 0.</summary>
    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>ISO 3166-2 code, for example <c>KH-12</c>.</summary>
    public string Province { get; private set; } = "";

    /// <summary>Commune, village or venue, as its writers call it; null while open.</summary>
    public string? Place { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public IReadOnlyList<AgendaEntry> Agenda { get; private set; } = [];

    /// <summary>Counts changes of this agenda alone, so that two agendas can be written at once (P03).</summary>
    public int AgendaRevision { get; private set; }

    /// <summary>False when the activity was moved and its agenda was not.</summary>
    public bool AgendaFits => Agenda.All(Fits);

    public static Activity Add() => new() { Id = Id<Activity>.New() };

    public void Plan(int position, ActivityItem told)
    {
        Rule.Require(told.From <= told.To, "activity.dates", "An activity ends on or after the day it starts.", ("activity", position + 1));
        Rule.Require(told.From.Year >= 2020 && told.To.Year <= 2100, "activity.dates", "Check the year of the activity.", ("activity", position + 1));
        (Position, Title, Province, From, To) = (position, Words.Checked(told.Title, Lengths.Title, "title"), Domain.Province.Checked(told.Province, ("activity", position + 1)), told.From, told.To);
        Place = Words.CheckedOrNone(told.Place, Lengths.Place, "place");
    }

    /// <summary>Replaces the agenda; false when it is the one that is written already.</summary>
    public bool Write(IReadOnlyList<AgendaEntry> told)
    {
        told = Words.Checked(told, "items");
        Rule.Shape(told.Count <= MaxAgenda, "agenda.too_long", "An agenda has at most 100 items.");
        for (var position = 0; position < told.Count; position++)
        {
            Rule.Require(Fits(told[position]), "agenda.day", "Give each item of the agenda a day of the activity.", ("item", position + 1));
        }

        List<AgendaEntry> agenda = [.. told.Select(item => item with { Title = Words.Checked(item.Title, Lengths.Title, "title"), LedBy = Words.CheckedOrNone(item.LedBy, Lengths.Title, "ledBy") })];
        if (agenda.SequenceEqual(Agenda))
        {
            return false;
        }

        (Agenda, AgendaRevision) = (agenda, AgendaRevision + 1);
        return true;
    }

    public ActivityItem ToItem() => new(Id.Value, Title, Province, From, To, Place);

    public AwardActivity ToAwardActivity() => new(Id.Value, Title, Province, From, To, Place, Agenda);

    /// <summary>On one of its days; where it has only one, that need not be said.</summary>
    private bool Fits(AgendaEntry item) => item.Day is { } day ? From <= day && day <= To : From == To;
}
