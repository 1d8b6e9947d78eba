using CCoP.Events.Contracts;
using CCoP.Finance.Contracts;
using CCoP.Proposals.Contracts;

namespace CCoP.Membership.Domain;

/// <summary>What Finance last said of an advance: while it is uncleared its CoP cannot disband.</summary>
internal sealed class AdvanceCopy
{
    public required Guid Id { get; init; }

    public Guid CopId { get; private set; }

    public bool IsUncleared { get; private set; }

    public long Revision { get; private set; } = -1;

    public void Take(AdvanceChanged told)
    {
        if (told.Version > Revision)
        {
            (CopId, IsUncleared, Revision) = (told.CopId, told.IsUncleared, told.Version);
        }
    }
}

/// <summary>An award of a CoP: until a report of it is published, a report is due.</summary>
internal sealed class AwardCopy
{
    public required Guid Id { get; init; }

    public Guid CopId { get; private set; }

    public void Take(AwardMade told) => CopId = told.CopId;
}

/// <summary>A report of an award, as Events last said of it.</summary>
internal sealed class ReportCopy
{
    /// <summary>The output.</summary>
    public required Guid Id { get; init; }

    public Guid AwardId { get; private set; }

    public bool IsPublished { get; private set; }

    public long Revision { get; private set; } = -1;

    public void Take(OutputChanged told)
    {
        if (told.Version > Revision)
        {
            (AwardId, IsPublished, Revision) = (told.AwardId!.Value, told.State == OutputState.Published, told.Version);
        }
    }
}
