using CCoP.Events.Contracts;

namespace CCoP.Importer;

/// <summary>An output of the booklet. Its date is the one under whose heading it stands: that of its gathering.</summary>
internal sealed record Output(string Cop, OutputKind Kind, LocalText Title, LocalText? Summary, string Gathering, bool Delivered, string? Planned, string Source)
{
    public OutputImport ToImport(Guid cop, string? printed) => new(cop, Kind, Title, Summary, Gathering, Delivered, Planned, printed, Source);
}
