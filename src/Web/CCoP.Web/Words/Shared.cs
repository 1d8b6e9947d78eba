namespace CCoP.Web.Words;

/// <summary>Texts that every page uses, in English and in Khmer.</summary>
public sealed class Shared;
