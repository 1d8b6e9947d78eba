namespace CCoP.Events.Domain;

/// <summary>
/// A quote or a story of a person (E08). Whether it may be published is for the person to say, in a consent that Media keeps; here
/// are its words, as they were agreed to. A story that was printed once is a reference: its place, and never its words.
/// </summary>
internal sealed class Story
{
    private Story()
    {
    }

    public Id<Story> Id { get; private init; }

    /// <summary>Null unless it is a reference.</summary>
    public string? SourceKey { get; private init; }

    public StoryKind Kind { get; private set; }

    public Guid CopId { get; private set; }

    /// <summary>Where it was told.</summary>
    public Id<Gathering>? GatheringId { get; private set; }

    /// <summary>Null for a reference and once it was withdrawn.</summary>
    public LocalText? Text { get; private set; }

    /// <summary>As the person asked to be called.</summary>
    public string Attribution { get; private set; } = "";

    public LocalText? ContentWarning { get; private set; }

    /// <summary>Why it must not be published, whatever was agreed to.</summary>
    public string? RestrictedBecause { get; private set; }

    /// <summary>Where a reference was printed.</summary>
    public string? PlaceInBooklet { get; private set; }

    public StoryState State { get; private set; }

    public uint Version { get; private set; }

    public static Story Tell(Id<Story> id, NewStory told, Id<Gathering>? gathering)
    {
        var story = new Story { Id = id, Kind = told.Kind!.Value, CopId = told.CopId!.Value, GatheringId = gathering, State = StoryState.Told };
        story.Set(told.Words);
        return story;
    }

    public static Story Refer(string sourceKey) => new() { Id = Id<Story>.New(), SourceKey = sourceKey, State = StoryState.Reference };

    public void Describe(StoryImport told, Id<Gathering>? gathering)
    {
        (Kind, CopId, GatheringId) = (told.Kind!.Value, told.CopId!.Value, gathering);
        (Attribution, ContentWarning) = (Words.Checked(told.Attribution, Lengths.Title, "attribution"), Words.CheckedOrNone(told.ContentWarning, Lengths.Source, "contentWarning"));
        (RestrictedBecause, PlaceInBooklet) = (
            Words.Checked(told.RestrictedBecause, Lengths.Reason, "restrictedBecause"), Words.Checked(told.PlaceInBooklet, Lengths.Source, "placeInBooklet"));
    }

    public bool MayRevise(ConsentCopy? consent) => State == StoryState.Told && consent is not { AllowsPublication: true };

    public void Revise(StoryWords told, ConsentCopy? consent)
    {
        RequireWords();
        Rule.Require(MayRevise(consent), "story.agreed", "The person agreed to these words. Take the story back and tell it again, and ask again.");
        Set(told);
    }

    /// <summary>Whoever works on it may restrict it; only safeguarding lifts that.</summary>
    public void Restrict(string? reason, bool safeguards)
    {
        RequireWords();
        var because = Words.CheckedOrNone(reason, Lengths.Reason, "reason");
        Rule.Allowed(because is not null || RestrictedBecause is null || safeguards, "story.safeguarding", "Only safeguarding can lift a restriction.");
        RestrictedBecause = because;
    }

    /// <summary>Deletes its words; a repeat changes nothing.</summary>
    public void Withdraw()
    {
        RequireNew();
        (State, Text) = (StoryState.Withdrawn, null);
    }

    private void RequireWords()
    {
        RequireNew();
        Rule.Require(State == StoryState.Told, "story.withdrawn", "This story was taken back.");
    }

    private void RequireNew() => Rule.Require(State != StoryState.Reference, "story.reference", "This story was printed once: here is only its place, and it is never published.");

    private void Set(StoryWords told) => (Text, Attribution, ContentWarning) = (
        Words.Checked(told.Text, Lengths.Writing, "text"), Words.Checked(told.Attribution, Lengths.Title, "attribution"), Words.CheckedOrNone(told.ContentWarning, Lengths.Source, "contentWarning"));
}
