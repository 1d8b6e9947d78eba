using CCoP.Proposals.Contracts;

namespace CCoP.Events.Domain;

/// <summary>What brings people together (E01): planned here or by an award, or read in a source as history.</summary>
internal sealed class Gathering
{
    private readonly List<AttendanceEntry> attendance = [];

    private Gathering()
    {
    }

    public Id<Gathering> Id { get; private init; }

    /// <summary>Null for a gathering that was planned here.</summary>
    public string? SourceKey { get; private init; }

    public string Slug { get; private init; } = "";

    public LocalText Title { get; private set; } = new("");

    public GatheringKind Kind { get; private set; }

    /// <summary>Null for one of the whole programme.</summary>
    public Guid? CopId { get; private set; }

    public Guid? AwardId { get; private init; }

    /// <summary>The activity of the award that it carries out.</summary>
    public Guid? ActivityId { get; private init; }

    /// <summary>The latest amendment of the award that moved it; 0 for none.</summary>
    public int AmendmentNumber { get; private set; }

    public GatheringDates Dates { get; private set; } = new(null, null, null, DatePrecision.Undated, null, null);

    /// <summary>For lists in order of time; the beginning of time for what is undated.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>ISO 3166-2 code.</summary>
    public string? Province { get; private set; }

    /// <summary>As printed or told.</summary>
    public string? Place { get; private set; }

    public LocalText? Description { get; private set; }

    /// <summary>Codes of rightsholder groups, which Membership keeps.</summary>
    public List<string> Groups { get; private set; } = [];

    /// <summary>Stakeholders, as printed.</summary>
    public List<string> Partners { get; private set; } = [];

    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    public GatheringState State { get; private set; }

    public string? CancelledBecause { get; private set; }

    /// <summary>Where it was read; null unless it is history.</summary>
    public string? Source { get; private set; }

    /// <summary>What other sources say of it.</summary>
    public IReadOnlyList<OtherClaim> OtherClaims { get; private set; } = [];

    /// <summary>What the CoP learnt from it; null for history, and until somebody writes it.</summary>
    public LocalText? Learnt { get; private set; }

    /// <summary>What participants asked for afterwards (F63).</summary>
    public string? FollowUpDemand { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<AttendanceEntry> Attendance => attendance;

    public bool Historical => SourceKey is not null;

    public static Gathering Plan(Id<Gathering> id, NewGathering told, Guid? cop)
    {
        var gathering = new Gathering { Id = id, Slug = Address.Of(Words.Checked(told.Basics.Title, Lengths.Title, "title"), id), CopId = cop };
        gathering.Set(told.Basics);
        gathering.Set(told.Dates);
        return gathering;
    }

    /// <summary>The gathering that carries out an activity of an award, with its place and agenda as they were planned; the CoP tells the rest of it.</summary>
    public static Gathering PlanFor(AwardMade award, AwardActivity activity)
    {
        var id = Id<Gathering>.New();
        var title = new LocalText(activity.Title);
        var gathering = new Gathering { Id = id, Slug = Address.Of(title, id), CopId = award.CopId, AwardId = award.AwardId, ActivityId = activity.Id };
        gathering.Set(new GatheringBasics(title, GatheringKind.CopActivity, activity.Province, activity.Place, null, [], [],
            [.. (activity.Agenda ?? []).Select(item => new AgendaItem(item.Day, item.Time, item.Title, item.LedBy))]));
        gathering.Set(new GatheringDates(null, activity.From, activity.To, activity.From == activity.To ? DatePrecision.Day : DatePrecision.Days, null, null));
        return gathering;
    }

    /// <summary>An amendment of its award moved the activity to other days or another place. What took place or was cancelled stays as it is, and an older amendment changes nothing.</summary>
    public void Follow(AwardActivity activity, int amendment)
    {
        if (amendment <= AmendmentNumber || State != GatheringState.Planned)
        {
            return;
        }

        AmendmentNumber = amendment;
        Province = activity.Province;
        Set(new GatheringDates(null, activity.From, activity.To, activity.From == activity.To ? DatePrecision.Day : DatePrecision.Days, null, null));
    }

    public static Gathering Record(string sourceKey) => new() { Id = Id<Gathering>.New(), SourceKey = sourceKey, Slug = sourceKey };

    /// <summary>Takes what a source says of it, with its claims beside it.</summary>
    public void Describe(GatheringImport told)
    {
        var counts = Words.Checked(told.Attendance ?? [], "attendance");
        Rule.Require(counts.All(count => count.Kind != AttendanceKind.Named), "attendance.names", "Names of people who were there are not imported. Send their number.");
        Set(told.Basics);
        Set(told.Dates);
        Set(counts);
        (CopId, State, Source, FollowUpDemand) = (
            told.CopId, told.State!.Value, Words.Checked(told.Source, Lengths.Source, "source"), Words.CheckedOrNone(told.FollowUpDemand, Lengths.Prose, "followUpDemand"));
        OtherClaims = [.. Words.Checked(told.OtherClaims ?? [], "otherClaims").Select(claim => new OtherClaim(
            Words.Checked(claim.Field, Lengths.Key, "field"), Words.Checked(claim.Value, Lengths.Source, "value"), Words.Checked(claim.Source, Lengths.Source, "source")))];
    }

    public void Describe(GatheringBasics told)
    {
        RequirePlanned();
        Set(told);
    }

    public void Reschedule(GatheringDates told)
    {
        RequirePlanned();
        Set(told);
    }

    public void Cancel(string reason)
    {
        RequirePlanned();
        (State, CancelledBecause) = (GatheringState.Cancelled, Words.Checked(reason, Lengths.Reason, "reason"));
    }

    public bool MayHold(DateOnly today) => State == GatheringState.Planned && !Historical && HasDays && Dates.From <= today;

    /// <summary>It took place. A repeat tells nothing, and neither does one of the whole programme, which is no CoP's.</summary>
    public IEnumerable<GatheringHeld> Hold(DateTimeOffset now)
    {
        if (State == GatheringState.Held && !Historical)
        {
            return [];
        }

        RequirePlanned();
        Rule.Require(HasDays, "gathering.dates", "Say first on which days it took place.");
        Rule.Require(Dates.From <= PhnomPenh.Day(now), "gathering.too_early", "A gathering is held once its first day has come.", ("from", Dates.From));
        State = GatheringState.Held;
        return CopId is { } cop ? [new GatheringHeld(Id.Value, cop, AwardId, ActivityId, Dates.From.Value, Dates.To!.Value, now)] : [];
    }

    /// <summary>Replaces every count (E04).</summary>
    public void Record(IReadOnlyList<AttendanceCount> told)
    {
        RequireHeld();
        Set(told);
    }

    public void Reflect(Reflection told)
    {
        RequireHeld();
        (Learnt, FollowUpDemand) = (Words.Checked(told.Learnt, Lengths.Prose, "learnt"), Words.CheckedOrNone(told.FollowUpDemand, Lengths.Prose, "followUpDemand"));
    }

    private bool HasDays => Dates is { From: not null, To: not null, Precision: DatePrecision.Day or DatePrecision.Days };

    private void Set(GatheringBasics told)
    {
        (Title, Kind, Province) = (Words.Checked(told.Title, Lengths.Title, "title"), told.Kind!.Value, Domain.Province.Checked(told.Province));
        (Place, Description) = (Words.CheckedOrNone(told.Place, Lengths.Place, "place"), Words.CheckedOrNone(told.Description, Lengths.Prose, "description"));
        Groups = [.. Words.Checked(told.Groups ?? [], "groups").Select(group => Words.Checked(group, Lengths.Key, "groups")).Distinct(StringComparer.Ordinal)];
        Partners = [.. Words.Checked(told.Partners ?? [], "partners").Select(partner => Words.Checked(partner, Lengths.Title, "partners"))];
        Agenda = [.. Words.Checked(told.Agenda ?? [], "agenda").Select(item => item with
        {
            Title = Words.Checked(item.Title, Lengths.Title, "agenda"),
            LedBy = Words.CheckedOrNone(item.LedBy, Lengths.Title, "agenda"),
        })];
    }

    private void Set(GatheringDates told)
    {
        Dates = Domain.Dates.Checked(told);
        FirstDay = Dates.From ?? DateOnly.MinValue;
    }

    private void Set(IReadOnlyList<AttendanceCount> told)
    {
        var entries = Words.Checked(told, "counts").Select(AttendanceEntry.Of).ToList();
        Rule.Require(
            entries.Where(entry => entry.IsExact).GroupBy(entry => entry.Who, StringComparer.OrdinalIgnoreCase).All(same => same.Count() == 1),
            "attendance.twice", "The same people are counted twice. Keep one exact count of them.");
        if (!entries.Select(entry => entry.Facts).SequenceEqual(attendance.OrderBy(entry => entry.Position).Select(entry => entry.Facts)))
        {
            attendance.Clear();
            attendance.AddRange(entries);
        }
    }

    private void RequirePlanned()
    {
        RequireNew();
        Rule.Require(State == GatheringState.Planned, "gathering.state", "Only a planned gathering can be changed.", ("state", State));
    }

    private void RequireHeld()
    {
        RequireNew();
        Rule.Require(State == GatheringState.Held, "gathering.not_held", "Say first that the gathering was held.", ("state", State));
    }

    private void RequireNew() => Rule.Require(!Historical, "gathering.historical", "This gathering is history, and stays as its source has it.");
}
