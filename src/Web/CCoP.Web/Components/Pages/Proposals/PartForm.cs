namespace CCoP.Web.Components.Pages.Proposals;

/// <summary>What the form of each part of a proposal carries besides its fields; written by PartFields.razor.</summary>
public abstract class PartForm
{
    /// <summary>Of the part, as its writer saw it.</summary>
    public uint Version { get; set; }

    /// <summary>Somebody saved meanwhile: what is saved now stands beside what was typed until one of them is saved (P03).</summary>
    public bool IsMerging { get; set; }
}
