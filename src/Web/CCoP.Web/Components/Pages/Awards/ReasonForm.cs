namespace CCoP.Web.Components.Pages.Awards;

/// <summary>A step on an award that needs a reason.</summary>
public sealed class ReasonForm
{
    /// <summary>Of the award that was read.</summary>
    public uint Version { get; set; }

    public string? Reason { get; set; }
}
