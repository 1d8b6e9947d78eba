namespace CCoP.Web.Components.Texts;

/// <summary>What a tag's colour says; its words say it too.</summary>
public enum Tone
{
    /// <summary>Nothing to do now.</summary>
    Plain,

    /// <summary>Waits for somebody.</summary>
    Waiting,

    /// <summary>Done, or in order.</summary>
    Good,

    /// <summary>Refused or stopped.</summary>
    Wrong,
}
