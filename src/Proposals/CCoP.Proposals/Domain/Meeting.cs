namespace CCoP.Proposals.Domain;

/// <summary>
/// The committee of a round comes together, in a room or online (P15). Its agenda is every proposal that waits for a decision, so
/// that whoever plans it needs to know of none; what is said and voted on each is a <see cref="Deliberation"/> of its own.
/// </summary>
internal sealed class Meeting
{
    private readonly List<Attendance> attendance = [];

    private Meeting()
    {
    }

    public Id<Meeting> Id { get; private init; }

    public Id<Round> RoundId { get; private init; }

    public DateTimeOffset StartsAt { get; private init; }

    public MeetingVenue Venue { get; private init; }

    /// <summary>Where it is, or the address of the call.</summary>
    public string Place { get; private init; } = "";

    public Guid PlannedBy { get; private init; }

    public IReadOnlyList<Attendance> Attendance => attendance;

    public static Meeting Plan(Id<Meeting> id, Round round, NewMeeting told, Guid by, DateTimeOffset now)
    {
        var (startsAt, place) = (told.StartsAt!.Value.ToUniversalTime(), Words.Checked(told.Place, Lengths.Source, "place"));
        Rule.Require(PhnomPenh.Day(startsAt) >= PhnomPenh.Day(now) && startsAt < now.AddYears(1), "meeting.date", "A meeting is today or later, within a year.");
        Rule.Require(
            told.Venue != MeetingVenue.Online || (Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps),
            "meeting.address", "Give the address of the online meeting; it begins with https://.");
        return new Meeting { Id = id, RoundId = round.Id, StartsAt = startsAt, Venue = told.Venue!.Value, Place = place, PlannedBy = by };
    }

    /// <summary>The person says that they are here; said twice it is the same.</summary>
    public void Join(Guid person, DateTimeOffset now)
    {
        Rule.Require(PhnomPenh.Day(now) >= PhnomPenh.Day(StartsAt), "meeting.not_begun", "This meeting has not begun. Come back on its day.", ("starts", StartsAt));
        if (!attendance.Exists(present => present.PersonId == person))
        {
            attendance.Add(new Attendance { PersonId = person, At = now });
        }
    }

    public void RequireJoined(Guid person) =>
        Rule.Require(attendance.Exists(present => present.PersonId == person), "meeting.not_joined", "Say first that you are in this meeting.");
}

/// <summary>A person said that they are in a meeting.</summary>
internal sealed class Attendance
{
    public Id<Meeting> MeetingId { get; private init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
}
