namespace CCoP.Events.Contracts;

/// <summary>Where an output stands (E07, D12): planned with its activity, drafted, handed over for publication, public, and no longer public.</summary>
public enum OutputState
{
    Planned,
    Draft,
    Ready,
    Published,
    Withdrawn,
}
