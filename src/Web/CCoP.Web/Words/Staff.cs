namespace CCoP.Web.Words;

/// <summary>Texts of the staff's pages and of who is in a community, in English and in Khmer.</summary>
public sealed class Staff;
