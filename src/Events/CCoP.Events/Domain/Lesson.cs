namespace CCoP.Events.Domain;

/// <summary>A lesson learnt (E10): a tag with how often it was named; the cloud is drawn from these counts.</summary>
internal sealed class Lesson
{
    private Lesson()
    {
    }

    public Id<Lesson> Id { get; private init; }

    public string Slug { get; private init; } = "";

    public LocalText Text { get; private set; } = new("");

    public int Count { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>What shows it; null when the source only names it.</summary>
    public string? Evidence { get; private set; }

    /// <summary>What follows from it.</summary>
    public string? Action { get; private set; }

    public static Lesson Record(string slug) => new() { Id = Id<Lesson>.New(), Slug = slug };

    public void Describe(LessonImport told)
    {
        (Text, Count, Source) = (Words.Checked(told.Text, Lengths.Title, "text"), told.Count!.Value, Words.Checked(told.Source, Lengths.Source, "source"));
        (Evidence, Action) = (Words.CheckedOrNone(told.Evidence, Lengths.Prose, "evidence"), Words.CheckedOrNone(told.Action, Lengths.Prose, "action"));
    }
}
