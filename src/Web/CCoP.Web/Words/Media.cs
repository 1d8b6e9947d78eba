namespace CCoP.Web.Words;

/// <summary>Texts of the pages about pictures, documents and consents, in English and in Khmer.</summary>
public sealed class Media;
