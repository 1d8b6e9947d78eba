namespace CCoP.Web.Words;

/// <summary>One sentence for each error code, in English and in Khmer.</summary>
public sealed class Errors;
