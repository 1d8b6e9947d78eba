namespace CCoP.Events.Contracts;

/// <summary>A planned gathering took place.</summary>
/// <param name="AwardId">The award that paid for it; null when none did.</param>
/// <param name="ActivityId">The activity of the award that it carries out; null when it was planned here.</param>
public sealed record GatheringHeld(
    Guid GatheringId,
    Guid CopId,
    Guid? AwardId,
    Guid? ActivityId,
    DateOnly From,
    DateOnly To,
    DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => GatheringId;
}

/// <summary>An output as it is now. A copy keeps the one with the highest version.</summary>
/// <param name="MediaIds">The pictures and documents it shows: they are public while it is published, and no longer.</param>
/// <param name="StoryIds">The stories it tells.</param>
public sealed record OutputChanged(
    Guid OutputId,
    long Version,
    string Slug,
    Guid CopId,
    Guid? AwardId,
    LocalText Title,
    OutputState State,
    IReadOnlyList<Guid> MediaIds,
    IReadOnlyList<Guid> StoryIds,
    OutputKind? Kind = null) : IMessage
{
    Guid IMessage.Key => OutputId;
}
