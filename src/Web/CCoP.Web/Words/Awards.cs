namespace CCoP.Web.Words;

/// <summary>Texts of awards, in English and in Khmer.</summary>
public sealed class Awards;
