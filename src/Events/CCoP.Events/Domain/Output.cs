namespace CCoP.Events.Domain;

/// <summary>What came of the work (E07): planned with its activity, written by the CoP, published by somebody else (D12).</summary>
internal sealed class Output
{
    private Output()
    {
    }

    public Id<Output> Id { get; private init; }

    /// <summary>Null for an output of this platform.</summary>
    public string? SourceKey { get; private init; }

    public string Slug { get; private init; } = "";

    public OutputKind Kind { get; private set; }

    public LocalText Title { get; private set; } = new("");

    public LocalText? Summary { get; private set; }

    /// <summary>Plain text; an empty line starts a paragraph.</summary>
    public LocalText? Body { get; private set; }

    public Guid CopId { get; private set; }

    public Guid? AwardId { get; private init; }

    public Id<Gathering>? GatheringId { get; private set; }

    public IReadOnlyList<OutputLink> Links { get; private set; } = [];

    /// <summary>In the order in which they are shown.</summary>
    public List<Guid> MediaIds { get; private set; } = [];

    public List<Guid> StoryIds { get; private set; } = [];

    public OutputState State { get; private set; }

    /// <summary>Why it was returned or withdrawn by a person; null when a consent ended it.</summary>
    public string? Reason { get; private set; }

    /// <summary>Everybody who wrote in it or handed it over: none of them publishes it.</summary>
    public List<Guid> WriterIds { get; private set; } = [];

    /// <summary>Null until it was public for the first time: then its address is never simply unknown again.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What it was planned as, as printed (C23).</summary>
    public string? Planned { get; private set; }

    /// <summary>When it was made, as printed.</summary>
    public string? Printed { get; private set; }

    /// <summary>Where it was read; null unless it is history.</summary>
    public string? Source { get; private set; }

    public long Revision { get; private set; }

    public uint Version { get; private set; }

    public bool Historical => SourceKey is not null;

    public bool MayWrite => !Historical && State != OutputState.Published;

    public bool MayHandOver => !Historical && State is OutputState.Draft or OutputState.Withdrawn && Summary is not null;

    public static Output Plan(Id<Output> id, NewOutput told, Id<Gathering>? gathering)
    {
        var title = Words.Checked(told.Title, Lengths.Title, "title");
        return new Output
        {
            Id = id,
            Slug = Address.Of(title, id),
            Kind = told.Kind!.Value,
            Title = title,
            CopId = told.CopId!.Value,
            AwardId = told.AwardId,
            GatheringId = gathering,
        };
    }

    public static Output Record(string sourceKey) => new() { Id = Id<Output>.New(), SourceKey = sourceKey, Slug = sourceKey };

    /// <summary>Takes what a source says of it: text, and neither pictures nor people's words. What was withdrawn stays so.</summary>
    public void Describe(OutputImport told, Id<Gathering>? gathering, DateTimeOffset now)
    {
        (CopId, Kind, Title, GatheringId) = (told.CopId!.Value, told.Kind!.Value, Words.Checked(told.Title, Lengths.Title, "title"), gathering);
        (Summary, Planned) = (Words.CheckedOrNone(told.Summary, Lengths.Prose, "summary"), Words.CheckedOrNone(told.Planned, Lengths.Source, "planned"));
        (Printed, Source) = (Words.CheckedOrNone(told.Printed, Lengths.Word, "printed"), Words.Checked(told.Source, Lengths.Source, "source"));
        if (State != OutputState.Withdrawn)
        {
            State = told.Delivered!.Value ? OutputState.Published : OutputState.Planned;
            PublishedAt ??= told.Delivered.Value ? now : null;
        }
    }

    /// <summary>Writes it anew; one that was handed over comes back to the desk.</summary>
    public OutputChanged Draft(OutputDraft told, Guid by)
    {
        RequireNew();
        Rule.Require(State != OutputState.Published, "output.public", "Withdraw it first: what is public is not changed under the eyes of its readers.");
        (Title, Summary, Body) = (
            Words.Checked(told.Title, Lengths.Title, "title"), Words.Checked(told.Summary, Lengths.Prose, "summary"), Words.CheckedOrNone(told.Body, Lengths.Body, "body"));
        Links = [.. Words.Checked(told.Links ?? [], "links").Select(Checked)];
        (MediaIds, StoryIds) = ([.. (told.MediaIds ?? []).Distinct()], [.. (told.StoryIds ?? []).Distinct()]);
        State = OutputState.Draft;
        Wrote(by);
        return Changed();
    }

    public OutputChanged HandOver(Guid by)
    {
        RequireNew();
        RequireThat(MayHandOver);
        State = OutputState.Ready;
        Wrote(by);
        return Changed();
    }

    public OutputChanged Return(string reason)
    {
        RequireThat(State == OutputState.Ready);
        (State, Reason) = (OutputState.Draft, Words.Checked(reason, Lengths.Reason, "reason"));
        return Changed();
    }

    /// <summary>
    /// By somebody who did not write it, and only with the consent of everybody whom it shows or quotes. Their consents are
    /// locked until the save; the public reads look at them once more.
    /// </summary>
    public OutputChanged Publish(Showing showing, Guid by, DateTimeOffset now)
    {
        RequireThat(State == OutputState.Ready);
        Rule.Allowed(!WriterIds.Contains(by), "step.same_person", "You took an earlier step of this. Somebody else has to do this one.");
        if (showing.Obstacles(this, PhnomPenh.Day(now)).FirstOrDefault() is { } obstacle)
        {
            throw obstacle;
        }

        (State, Reason, PublishedAt) = (OutputState.Published, null, now);
        return Changed();
    }

    public OutputChanged Withdraw(string reason)
    {
        RequireThat(State == OutputState.Published);
        (State, Reason) = (OutputState.Withdrawn, Words.Checked(reason, Lengths.Reason, "reason"));
        return Changed();
    }

    /// <summary>At once and by nobody: something that it shows must not be shown any more.</summary>
    public OutputChanged TakeDown()
    {
        (State, Reason) = (OutputState.Withdrawn, null);
        return Changed();
    }

    /// <summary>Tells its state to the other services.</summary>
    public OutputChanged Changed() => new(Id.Value, ++Revision, Slug, CopId, AwardId, Title, State, [.. MediaIds], [.. StoryIds], Kind);

    private void Wrote(Guid person)
    {
        if (!WriterIds.Contains(person))
        {
            WriterIds = [.. WriterIds, person];
        }
    }

    private void RequireThat(bool fits) => Rule.Require(fits, "output.state", "This step does not fit where the output stands. Load the page again.", ("state", State));

    private void RequireNew() => Rule.Require(!Historical, "output.historical", "This output is history, and stays as its source has it.");

    private static OutputLink Checked(OutputLink told)
    {
        var url = Words.Checked(told.Url, 500, "url");
        Rule.Require(
            Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && !url.Any(char.IsWhiteSpace),
            "output.link", "A link starts with https:// and names a site.");
        return new OutputLink(Words.Checked(told.Label, Lengths.Title, "label"), url);
    }
}
