using CCoP.Events.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;

namespace CCoP.Importer;

/// <summary>A gathering, told once: Events keeps it, a proposal can cite it as its origin, and what sources say of its days are claims.</summary>
/// <param name="Cop">Slug of its CoP; null for one of the whole programme.</param>
/// <param name="Printed">When, as printed; null when the booklet does not say.</param>
/// <param name="Description">In our words.</param>
/// <param name="Discrepancy">Row of the claims about its days; null for the one about ways to print a date.</param>
internal sealed record Gathering(
    LocalText Title, GatheringKind Kind, string? Cop, string? Printed, string? Province, string? Place, LocalText Description,
    IReadOnlyList<string>? Groups, IReadOnlyList<string>? Partners, IReadOnlyList<AttendanceCount>? Attendance, string? FollowUpDemand,
    string Source, IReadOnlyList<OtherClaim>? OtherClaims, string? Discrepancy)
{
    private const string WaysToPrintADate = "C19";

    public static IReadOnlyList<KeyValuePair<string, Gathering>> All { get; } = BookletData.Read<Gathering>("gatherings");

    public GatheringImport ToImport(Guid? cop) => new(
        cop, new GatheringBasics(Title, Kind, Province, Place, Description, Groups, Partners, null), PrintedDate.Read(Printed), GatheringState.Held,
        Source, OtherClaims, Attendance, FollowUpDemand);

    public OriginEventImport ToOrigin() => new(Title, Printed ?? "not dated", Place ?? "");

    /// <summary>Each source's own, the booklet's first.</summary>
    public IEnumerable<ClaimImport> Claims() =>
        from told in (OtherClaims ?? []).Where(other => other.Field == "date").Select(other => (Printed: other.Value, other.Source)).Prepend((Printed: Printed ?? "", Source))
        where told.Printed.Length > 0
        select new ClaimImport(Discrepancy ?? WaysToPrintADate, Title.En, ClaimField.Date, told.Printed, null, null, null, told.Source);
}
