using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

/// <summary>What the imports share: source keys, and the answer that says whether anything changed.</summary>
internal static class Import
{
    public static Ok<Imported> Result(Guid id, bool isNew, bool changed) =>
        TypedResults.Ok(new Imported(id, isNew ? "created" : changed ? "changed" : "unchanged"));

    /// <summary>Source keys as they were sent; what cannot be one is refused.</summary>
    public static HashSet<string> Keys(IEnumerable<string?> sent)
    {
        var keys = sent.OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            Words.Checked(key, Lengths.Key, "key");
        }

        return keys;
    }

    /// <summary>The organisations with these source keys; an unknown key is refused.</summary>
    public static async Task<Dictionary<string, Organisation>> ByKeysAsync(this DbSet<Organisation> organisations, IEnumerable<string?> keys, CancellationToken ct)
    {
        var wanted = Keys(keys);
        var found = await organisations.Where(organisation => wanted.Contains(organisation.Slug)).ToDictionaryAsync(organisation => organisation.Slug, StringComparer.Ordinal, ct);
        RequireAll(wanted, found.Keys);
        return found;
    }

    public static void RequireAll(IEnumerable<string> wanted, IEnumerable<string> found)
    {
        var missing = wanted.Except(found, StringComparer.Ordinal).ToList();
        Rule.Require(missing.Count == 0, "import.unknown_key", "Import the records that this one names first.", ("missing", missing));
    }
}
