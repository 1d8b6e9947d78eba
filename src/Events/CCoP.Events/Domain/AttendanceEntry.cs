namespace CCoP.Events.Domain;

/// <summary>One count of people at a gathering, with its source (E04).</summary>
internal sealed class AttendanceEntry
{
    private AttendanceEntry()
    {
    }

    public Id<AttendanceEntry> Id { get; private init; }

    /// <summary>Place in the list, from 0.</summary>
    public int Position { get; private init; }

    public AttendanceKind Kind { get; private init; }

    public int Number { get; private init; }

    /// <summary>For an estimate, as the source has it; null otherwise.</summary>
    public string? Qualifier { get; private init; }

    /// <summary>Who was counted.</summary>
    public string Who { get; private init; } = "";

    public string Source { get; private init; } = "";

    /// <summary>The list of a named count: seen by the facilitators and the CoP's representatives alone.</summary>
    public List<string> Names { get; private init; } = [];

    public bool IsExact => Kind != AttendanceKind.Estimated;

    /// <summary>What makes it another count than another one.</summary>
    public (AttendanceKind Kind, int Number, string? Qualifier, string Who, string Source, string Names) Facts =>
        (Kind, Number, Qualifier, Who, Source, string.Join('\n', Names));

    public static AttendanceEntry Of(AttendanceCount told, int position)
    {
        var kind = told.Kind!.Value;
        List<string> names = [.. Words.Checked(told.Attendees ?? [], "attendees").Select(name => Words.Checked(name, Lengths.Title, "attendees"))];
        Rule.Require(kind == AttendanceKind.Named == names.Count > 0, "attendance.list", "A named count has a list of names, and no other count has one.");
        Rule.Require(names.Count > 0 ? told.Number is null || told.Number == names.Count : told.Number is not null, "attendance.number", "Enter how many people were counted; for a list of names it is the length of the list.");
        Rule.Require(kind == AttendanceKind.Estimated == !string.IsNullOrWhiteSpace(told.Qualifier), "attendance.qualifier", "An estimate says how it was estimated, for example \"around\"; an exact count does not.");
        return new AttendanceEntry
        {
            Id = Id<AttendanceEntry>.New(),
            Position = position,
            Kind = kind,
            Number = told.Number ?? names.Count,
            Qualifier = Words.CheckedOrNone(told.Qualifier, 40, "qualifier"),
            Who = Words.Checked(told.Who, Lengths.Word, "who"),
            Source = Words.Checked(told.Source, Lengths.Source, "source"),
            Names = names,
        };
    }
}
