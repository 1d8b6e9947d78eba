using System.Text;

namespace CCoP.Events.Domain;

/// <summary>The stable name of a record in addresses: it stays when the title changes.</summary>
internal static class Address
{
    private const int Words = 60;
    private const int Tail = 8;

    /// <summary>The English words of the title, and the end of the id, so that two records of one title differ.</summary>
    public static string Of<T>(LocalText title, Id<T> id)
    {
        var slug = new StringBuilder();
        foreach (var character in title.En.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(character);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var words = slug.ToString();
        return $"{(words.Length > Words ? words[..Words] : words).Trim('-')}-{id.Value.ToString("N")[^Tail..]}".TrimStart('-');
    }
}
