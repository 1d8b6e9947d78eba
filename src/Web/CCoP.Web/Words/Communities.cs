namespace CCoP.Web.Words;

/// <summary>Texts of a community's workspace, in English and in Khmer.</summary>
public sealed class Communities;
