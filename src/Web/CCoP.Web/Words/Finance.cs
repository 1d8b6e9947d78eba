namespace CCoP.Web.Words;

/// <summary>Texts of the pages about money, in English and in Khmer.</summary>
public sealed class Finance;
