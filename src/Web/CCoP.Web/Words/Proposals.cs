namespace CCoP.Web.Words;

/// <summary>Texts of rounds and joint proposals, in English and in Khmer.</summary>
public sealed class Proposals;
