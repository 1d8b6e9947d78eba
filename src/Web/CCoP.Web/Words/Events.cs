namespace CCoP.Web.Words;

/// <summary>Texts of the pages about gatherings, learning cycles, outputs and stories, in English and in Khmer.</summary>
public sealed class Events;
