namespace CCoP.Proposals.Domain;

/// <summary>Words of the committee to the members: both languages are needed.</summary>
internal static class Bilingual
{
    public static LocalText Checked(LocalText? text, int max, string code, string message)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(text?.En) && !string.IsNullOrWhiteSpace(text.Km), code, message);
        return Words.Checked(text, max, "text");
    }
}
