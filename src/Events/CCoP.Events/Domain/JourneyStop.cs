namespace CCoP.Events.Domain;

/// <summary>A stop of the programme's journey (E11).</summary>
internal sealed class JourneyStop
{
    private JourneyStop()
    {
    }

    public Id<JourneyStop> Id { get; private init; }

    public string SourceKey { get; private init; } = "";

    /// <summary>From 1, in the order of the journey.</summary>
    public int Position { get; private set; }

    public LocalText Title { get; private set; } = new("");

    public LocalText? Text { get; private set; }

    /// <summary>When, as printed.</summary>
    public string? Printed { get; private set; }

    public List<Guid> GatheringIds { get; private set; } = [];

    public static JourneyStop Record(string sourceKey) => new() { Id = Id<JourneyStop>.New(), SourceKey = sourceKey };

    public void Describe(JourneyStopImport told, IEnumerable<Id<Gathering>> gatherings)
    {
        (Position, Title, Printed) = (told.Position!.Value, Words.Checked(told.Title, Lengths.Title, "title"), Words.CheckedOrNone(told.Printed, Lengths.Word, "printed"));
        Text = Words.CheckedOrNone(told.Text, Lengths.Prose, "text");
        GatheringIds = [.. gatherings.Select(gathering => gathering.Value)];
    }
}
