namespace CCoP.Web.Words;

/// <summary>Texts of what waits for you, in English and in Khmer.</summary>
public sealed class Start;
