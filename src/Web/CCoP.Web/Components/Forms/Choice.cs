namespace CCoP.Web.Components.Forms;

/// <summary>Something to choose.</summary>
public sealed record Choice(string Value, string Words, string? Hint = null);
