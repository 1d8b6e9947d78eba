using System.Globalization;
using CCoP.Events.Contracts;
using CCoP.Web.Components.Forms;

namespace CCoP.Web.Components.Pages.Gatherings;

/// <summary>One count of people as it is typed. What does not belong to its kind is kept, but not sent.</summary>
public sealed class CountRow : FormRow
{
    public AttendanceKind? Kind { get; set; }

    public string? Number { get; set; }

    public string? Qualifier { get; set; }

    public string? Who { get; set; }

    public string? Source { get; set; }

    /// <summary>One person a line.</summary>
    public string? Names { get; set; }

    public bool IsEmpty => !Typing.IsThere(Number + Who + Names);

    public static CountRow Of(AttendanceCount count, int position) => new()
    {
        Position = position,
        Kind = count.Kind,
        Number = count.Number?.ToString(CultureInfo.InvariantCulture),
        Qualifier = count.Qualifier,
        Who = count.Who,
        Source = count.Source,
        Names = string.Join('\n', count.Attendees ?? []),
    };

    /// <summary>Fields that cannot be sent, with the code of the sentence that says why.</summary>
    public IEnumerable<(string Field, string Code)> Problems() =>
        from field in new (string Name, bool IsMissing, bool IsWrong)[]
        {
            (nameof(Kind), Kind is null, false),
            (nameof(Who), !Typing.IsThere(Who), false),
            (nameof(Qualifier), Kind == AttendanceKind.Estimated && !Typing.IsThere(Qualifier), false),
            (nameof(Number), Kind is not (null or AttendanceKind.Named) && !Typing.IsThere(Number), Kind is not (null or AttendanceKind.Named) && HowMany is null),
            (nameof(Names), Kind == AttendanceKind.Named && !Typing.IsThere(Names), false),
            (nameof(Source), !Typing.IsThere(Source), false),
        }
        where field.IsMissing || field.IsWrong
        select (field.Name, field.IsMissing ? "field.missing" : "field.invalid");

    public AttendanceCount Read() => new(
        Kind, Kind == AttendanceKind.Named ? null : HowMany, Kind == AttendanceKind.Estimated ? Typing.Line(Qualifier) : null, Who!.Trim(), Source!.Trim(),
        Kind == AttendanceKind.Named ? Typing.Lines(Names) : null);

    private int? HowMany => int.TryParse(MoneyInput.Number(Number), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
