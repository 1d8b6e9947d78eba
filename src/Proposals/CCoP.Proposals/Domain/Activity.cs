namespace CCoP.Proposals.Domain;

/// <summary>A main activity: what, where and when.</summary>
internal sealed class Activity
{
    private const int Provinces = 25;

    private Activity()
    {
    }

    public Id<Activity> Id { get; private init; }

    /// <summary>Place in the list, from 0.</summary>
    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>ISO 3166-2 code, for example <c>KH-12</c>.</summary>
    public string Province { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public static Activity Add() => new() { Id = Id<Activity>.New() };

    public void Plan(int position, ActivityItem told)
    {
        Rule.Shape(
            told.Province.StartsWith("KH-", StringComparison.Ordinal) && int.TryParse(told.Province.AsSpan(3), out var number) && number is >= 1 and <= Provinces && told.Province == $"KH-{number}",
            "province.unknown", "Choose one of the 25 provinces.", ("activity", position + 1));
        Rule.Require(told.From <= told.To, "activity.dates", "An activity ends on or after the day it starts.", ("activity", position + 1));
        Rule.Require(told.From.Year >= 2020 && told.To.Year <= 2100, "activity.dates", "Check the year of the activity.", ("activity", position + 1));
        (Position, Title, Province, From, To) = (position, Words.Checked(told.Title, Lengths.Title, "title"), told.Province, told.From, told.To);
    }

    public ActivityItem ToItem() => new(Id.Value, Title, Province, From, To);
}
