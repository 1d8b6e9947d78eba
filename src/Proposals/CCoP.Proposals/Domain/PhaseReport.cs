namespace CCoP.Proposals.Domain;

/// <summary>
/// The report of an award, or of a project of the past, as the facilitator's team received it. Without it no proposal goes on from
/// there (P08): that a project was carried out does not say that it was reported on.
/// </summary>
internal sealed class PhaseReport
{
    private PhaseReport()
    {
    }

    public Id<PhaseReport> Id { get; private init; }

    /// <summary>Null: it is of a project of the past.</summary>
    public Id<Award>? AwardId { get; private init; }

    /// <summary>Null: it is of an award.</summary>
    public Id<Project>? ProjectId { get; private init; }

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>What came of it, in a few sentences for those who go on from there.</summary>
    public LocalText Summary { get; private set; } = new("");

    /// <summary>Where the report is kept: an address, a publication or a file number.</summary>
    public string Source { get; private set; } = "";

    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static PhaseReport Of(Id<Award> award) => new() { Id = Id<PhaseReport>.New(), AwardId = award };

    public static PhaseReport Of(Id<Project> project) => new() { Id = Id<PhaseReport>.New(), ProjectId = project };

    /// <summary>Recorded again, it is corrected.</summary>
    public void Record(NewPhaseReport told, Guid by, DateTimeOffset now)
    {
        Rule.Require(told.ReceivedOn.Year >= 2020 && told.ReceivedOn <= PhnomPenh.Day(now), "report.date", "A report has been received by today. Check its day.");
        (ReceivedOn, Summary, Source) = (told.ReceivedOn, Words.Checked(told.Summary, Lengths.Note, "summary"), Words.Checked(told.Source, Lengths.Source, "source"));
        (RecordedBy, RecordedAt) = (by, now);
    }
}
