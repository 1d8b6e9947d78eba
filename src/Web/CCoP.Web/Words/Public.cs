namespace CCoP.Web.Words;

/// <summary>Texts of the public site, in English and in Khmer.</summary>
public sealed class Public;
