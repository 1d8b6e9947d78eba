namespace CCoP.Identity;

/// <summary>Names the resources that hold every text of the pages, in English and in Khmer.</summary>
public sealed class Words;
