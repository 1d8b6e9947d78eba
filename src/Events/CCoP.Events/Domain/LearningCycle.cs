namespace CCoP.Events.Domain;

/// <summary>Explore, test, reflect (F11, E09): a CoP's loop, which the next one continues.</summary>
internal sealed class LearningCycle
{
    private LearningCycle()
    {
    }

    public Id<LearningCycle> Id { get; private init; }

    public Guid CopId { get; private init; }

    /// <summary>Where it takes place, when it does so at one.</summary>
    public Id<Gathering>? GatheringId { get; private init; }

    /// <summary>The closed cycle that it continues; each has one next at most.</summary>
    public Id<LearningCycle>? PreviousId { get; private init; }

    public CycleState State { get; private set; }

    /// <summary>The question, and what is known of it.</summary>
    public string Explore { get; private set; } = "";

    public string? Test { get; private set; }

    public string? Reflect { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public uint Version { get; private set; }

    public static LearningCycle Start(Id<LearningCycle> id, NewCycle told, Id<Gathering>? gathering, LearningCycle? previous, DateTimeOffset now)
    {
        Rule.Require(previous is null or { State: CycleState.Closed }, "cycle.previous_open", "Close the cycle that this one continues first.");
        return new LearningCycle
        {
            Id = id,
            CopId = told.CopId!.Value,
            GatheringId = gathering,
            PreviousId = previous?.Id,
            Explore = Words.Checked(told.Explore, Lengths.Writing, "explore"),
            StartedAt = now,
        };
    }

    /// <summary>It stands where its last part is written.</summary>
    public void Write(CycleWriting told)
    {
        RequireOpen();
        (Explore, Test, Reflect) = (
            Words.Checked(told.Explore, Lengths.Writing, "explore"), Words.CheckedOrNone(told.Test, Lengths.Writing, "test"), Words.CheckedOrNone(told.Reflect, Lengths.Writing, "reflect"));
        State = Reflect is not null ? CycleState.Reflect : Test is not null ? CycleState.Test : CycleState.Explore;
    }

    public void Close(DateTimeOffset now)
    {
        RequireOpen();
        Rule.Require(Reflect is not null, "cycle.reflection", "Write down what you learnt before you close the cycle.");
        (State, ClosedAt) = (CycleState.Closed, now);
    }

    private void RequireOpen() => Rule.Require(State != CycleState.Closed, "cycle.closed", "This cycle is closed. Start the next one.");
}
