namespace CCoP.Web.Words;

/// <summary>Texts of scoring and deciding, in English and in Khmer.</summary>
public sealed class Committee;
