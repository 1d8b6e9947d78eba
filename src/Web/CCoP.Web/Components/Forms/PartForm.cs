namespace CCoP.Web.Components.Forms;

/// <summary>The form of something that several people may be writing.</summary>
public abstract class PartForm
{
    /// <summary>Of what is saved, as the writer saw it.</summary>
    public uint Version { get; set; }

    /// <summary>Somebody saved meanwhile: what is saved now stands beside what was typed until one of them is saved (P03).</summary>
    public bool IsMerging { get; set; }
}
